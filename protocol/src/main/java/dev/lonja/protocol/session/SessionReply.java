package dev.lonja.protocol.session;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.value.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a REPLY says (docs/session.md, Status). Rows have come before it, in MORE. */
public sealed interface SessionReply {

    /** The outcome. */
    Outcome outcome();

    /** The strings after the status. */
    List<String> strings();

    /** The request succeeded. What the strings mean depends on the operation. */
    record Success(List<String> strings) implements SessionReply {
        /** A success without strings. */
        public static final Success EMPTY = new Success(List.of());

        public Success {
            strings = List.copyOf(strings);
        }

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }

        /** The string at that position; an empty one if there is none. */
        public String text(int position) {
            return position < strings.size() ? strings.get(position) : "";
        }
    }

    /**
     * The request failed.
     *
     * @param outcome why
     * @param reason the reason, for a person
     * @param retrySeconds after how many seconds it makes sense to ask again; empty if the sender does not say
     * @param queuePlace the place in the queue of an owner that is busy; empty if there is none
     */
    record Failure(Outcome outcome, String reason, OptionalLong retrySeconds, OptionalLong queuePlace)
            implements SessionReply {
        /** Refuses OK, and a place in the queue of somebody who is not busy. */
        public Failure {
            if (outcome == Outcome.OK || queuePlace.isPresent() && outcome != Outcome.BUSY) {
                throw new IllegalArgumentException("a failure with the outcome " + outcome);
            }
        }

        /** A failure with a reason, of which the sender does not say when to ask again. */
        public static Failure of(Outcome outcome, String reason) {
            return new Failure(outcome, reason, OptionalLong.empty(), OptionalLong.empty());
        }

        /** The same failure with the seconds after which it makes sense to ask again. */
        public Failure retryAfter(long seconds) {
            return new Failure(outcome, reason, OptionalLong.of(seconds), queuePlace);
        }

        /** The same failure with a place in the queue. */
        public Failure inQueueAt(long place) {
            return new Failure(outcome, reason, retrySeconds, OptionalLong.of(place));
        }

        @Override
        public List<String> strings() {
            List<String> strings = new ArrayList<>(3);
            strings.add(reason);
            strings.add(retrySeconds.isPresent() ? Decimal.write(retrySeconds.getAsLong()) : "");
            queuePlace.ifPresent(place -> strings.add(Decimal.write(place)));
            return strings;
        }
    }

    /** Reads the reply to a request of that operation. A status that is not known means "failed". */
    static SessionReply read(Operation operation, ReplyPayload payload) {
        if (payload.status() == 0) {
            return new Success(payload.strings());
        }
        Outcome outcome = operation.session().outcomeOf((byte) payload.status());
        List<String> strings = payload.strings();
        return new Failure(
                outcome,
                strings.isEmpty() ? "" : strings.get(0),
                strings.size() < 2 ? OptionalLong.empty() : Decimal.find(strings.get(1)),
                strings.size() < 3 || outcome != Outcome.BUSY ? OptionalLong.empty() : Decimal.find(strings.get(2)));
    }

    /**
     * The payload of this reply.
     *
     * @throws IllegalArgumentException if the row of the operation does not have the outcome
     */
    default byte[] payload(Operation operation) {
        int status = Byte.toUnsignedInt(operation.session().statusOf(outcome()));
        return new ReplyPayload(status, strings()).bytes();
    }

    /** The payload of a refusal, whose status is the same in every row. */
    static byte[] payload(Failure refusal) {
        int status = refusal.outcome().reservedStatus().orElseThrow();
        return new ReplyPayload(status, refusal.strings()).bytes();
    }
}
