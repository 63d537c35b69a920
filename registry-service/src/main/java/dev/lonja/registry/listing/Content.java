package dev.lonja.registry.listing;

/** What the database said to a LIST_CONTENT. */
public sealed interface Content {
    /** The reply, kept until the owner's content changes. */
    record Kept(EncodedReply reply) implements Content {}

    /** There is no such owner. Not kept: that somebody registers is not told to other registries. */
    record NoSuchOwner() implements Content {}

    /** Too long to be kept; that is kept. */
    record TooLong() implements Content {}
}
