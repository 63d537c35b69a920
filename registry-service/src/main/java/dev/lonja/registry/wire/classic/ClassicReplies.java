package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.requests.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The bytes of classic replies. A reply that consists of a status only is encoded once. Safe from any thread. */
final class ClassicReplies {
    private static final List<EncodedReply> BY_STATUS = IntStream.range(0, longestRow())
            .mapToObj(status -> EncodedReply.of(new byte[] {(byte) status}))
            .toList();

    private ClassicReplies() {}

    /** The bytes of an answer. They do not contain the reason of a failure. */
    static OutgoingReply of(Operation operation, Answer answer) {
        return switch (answer) {
            case Answer.Done(Outcome outcome) -> status(operation, outcome);
            case Answer.Listing(OutgoingReply reply) -> reply;
            case Answer.Failed failed -> status(operation, Outcome.FAILED);
        };
    }

    /** The reply that consists of a status only. */
    static EncodedReply status(Operation operation, Outcome outcome) {
        return BY_STATUS.get(operation.statusOf(outcome));
    }

    private static int longestRow() {
        return Arrays.stream(Operation.values())
                .mapToInt(operation -> operation.outcomes().size())
                .max()
                .orElseThrow();
    }
}
