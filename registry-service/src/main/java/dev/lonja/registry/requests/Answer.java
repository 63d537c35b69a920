package dev.lonja.registry.requests;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.registry.delivery.EncodedPage;
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

    /** The request of a session has an answer without rows. */
    record Replied(SessionReply reply) implements Answer {
        @Override
        public Outcome outcome() {
            return reply.outcome();
        }
    }

    /** The request of a session succeeded with rows. */
    record Page(EncodedPage page) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /**
     * The session holds the presence of the user from now on.
     *
     * @param isKeyed whether the name belongs to keys
     */
    record Connected(long generation, boolean isKeyed) implements Answer {
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
        /** The user or its address has used a quota up, of which some becomes free with time. */
        QUOTA,
        /** The user has as much as it may have. */
        FULL,
        /** The registry or its database failed. */
        BROKEN
    }

    /** The registry does not answer requests of this kind. */
    static Answer notServed(Operation operation) {
        return new Failed(Cause.NOT_SERVED, "this registry does not serve " + operation);
    }

    /** An answer that consists of an outcome only. */
    static Answer of(Outcome outcome) {
        return Done.ALL.get(outcome.ordinal());
    }
}
