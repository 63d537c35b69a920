package dev.lonja.registry.listing;

/** What the database said to a LIST_CONTENT. */
public sealed interface ContentListing {
    /** The reply, kept until the owner's content changes. */
    record Cached(EncodedReply reply) implements ContentListing {}

    /** There is no such owner. Not kept: that somebody registers is not told to other registries. */
    record NoSuchOwner() implements ContentListing {}

    /** Too long to be kept; that is kept. */
    record TooLong() implements ContentListing {}
}
