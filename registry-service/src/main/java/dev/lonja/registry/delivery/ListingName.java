package dev.lonja.registry.delivery;

/** What a listing shows. */
public sealed interface ListingName {
    /** The connected users: LIST_USERS. */
    record Users() implements ListingName {}

    /** The files of an owner: LIST_CONTENT. */
    record Content(String owner) implements ListingName {}
}
