package dev.lonja.registry.delivery;

import dev.lonja.protocol.codec.ContentForm;

/** What a listing shows. */
public sealed interface ListingName {
    /** The connected users: LIST_USERS. */
    record Users() implements ListingName {}

    /** The files of an owner in that form: LIST_CONTENT. */
    record Content(String owner, ContentForm form) implements ListingName {}
}
