package dev.lonja.registry.requests;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.listing.EncodedReply;
import java.util.Arrays;
import java.util.List;

/** What came of a request, in terms of no edition of the protocol: each exchange says it in the bytes of its own. */
public sealed interface Answer {

    /** The outcome in the row of the request. */
    Outcome outcome();

    /** The request was tried, and this is its outcome. */
    record Done(Outcome outcome) implements Answer {
        private static final List<Done> ALL =
                Arrays.stream(Outcome.values()).map(Done::new).toList();
    }

    /** The request succeeded with a listing, whose classic bytes are shared by all who read it. */
    record Listing(EncodedReply reply) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /**
     * The request failed.
     *
     * @param reason for a person; the classic protocol has no place for it
     */
    record Failed(Cause cause, String reason) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    /** Why a request failed, for whoever decides what to do about it. */
    enum Cause {
        /** Somebody else answers such requests, or nobody does. */
        NOT_SERVED,
        /** The listing has more entries than a listing may have. */
        TOO_LONG,
        /** The answer was not known in time. */
        TOO_LATE,
        /** Too much is waiting already. */
        OVERLOADED,
        /** The registry or its database failed. */
        BROKEN
    }

    /** The answer that consists of an outcome alone. */
    static Answer of(Outcome outcome) {
        return Done.ALL.get(outcome.ordinal());
    }
}
