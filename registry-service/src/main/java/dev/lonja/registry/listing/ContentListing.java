package dev.lonja.registry.listing;

import dev.lonja.registry.delivery.EncodedReply;

/** The result of looking up the content of an owner. */
public sealed interface ContentListing {
    /** The reply to LIST_CONTENT; it is cached until the content of the owner changes. */
    record Cached(EncodedReply reply) implements ContentListing {}

    /** There is no such owner. This is not cached: other registries do not tell that somebody registers. */
    record NoSuchOwner() implements ContentListing {}

    /** The reply is too long to be cached. That it is too long is cached. */
    record TooLong() implements ContentListing {}

    /** Other listings use all memory at this moment. This is not cached. */
    record NoMemory() implements ContentListing {}

    /** Whether the result may be cached. */
    default boolean isCached() {
        return switch (this) {
            case Cached cached -> true;
            case TooLong tooLong -> true;
            case NoSuchOwner nobody -> false;
            case NoMemory noMemory -> false;
        };
    }
}
