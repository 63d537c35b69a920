package dev.lonja.registry.listing;

import dev.lonja.registry.delivery.EncodedPage;

/** The result of looking up a page of the files of an owner. */
public sealed interface FilesPage {
    /** The page; it is cached until the files of the owner change. */
    record Found(EncodedPage page) implements FilesPage {}

    /** There is no such owner. This is not cached: other registries do not tell that somebody registers. */
    record NoSuchOwner() implements FilesPage {}
}
