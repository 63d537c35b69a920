package dev.lonja.registry.requests;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.delivery.OutgoingReply;
import java.util.Arrays;
import java.util.List;

/** The answer to a request, independent of the edition of the protocol: each exchange encodes it in its own way. */
public sealed interface Answer {

    /** The outcome in the row of the request. */
    Outcome outcome();

    /** The request was tried, and this is its outcome. */
    record Done(Outcome outcome) implements Answer {
        private static final List<Done> ALL =
                Arrays.stream(Outcome.values()).map(Done::new).toList();
    }

    /** The request succeeded with a listing in classic bytes. Whoever gets this answer closes the reply. */
    record Listing(OutgoingReply reply) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /**
     * The request failed.
     *
     * @param reason for a person; a classic reply has no field for it
     */
    record Failed(Cause cause, String reason) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    /** Why a request failed. */
    enum Cause {
        /** The registry does not answer requests of this kind. */
        NOT_SERVED,
        /** The listing is longer than the limit. */
        TOO_LONG,
        /** The answer took too long. */
        TOO_LATE,
        /** Too many requests wait already. */
        OVERLOADED,
        /** The operator does not allow it. */
        CLOSED,
        /** The user or its address has used a quota up. */
        QUOTA,
        /** The registry or its database failed. */
        BROKEN
    }

    /** An answer that consists of an outcome only. */
    static Answer of(Outcome outcome) {
        return Done.ALL.get(outcome.ordinal());
    }
}
