package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.requests.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bytes of classic replies to the clients of one port. A reply that consists of a status only is encoded once. Safe from any
 * thread.
 */
final class ClassicReplies {
    private final StatusForm statuses;
    private final ContentForm contentForm;
    private final List<EncodedReply> byStatus;

    /** Replies with statuses and listings of files in these forms. */
    ClassicReplies(StatusForm statuses, ContentForm contentForm) {
        this.statuses = statuses;
        this.contentForm = contentForm;
        this.byStatus = IntStream.range(0, longestRow())
                .mapToObj(status -> EncodedReply.of(statuses.encode(status)))
                .toList();
    }

    /** The form of listings of files. */
    ContentForm contentForm() {
        return contentForm;
    }

    /** The bytes of an answer. They do not contain the reason of a failure. */
    OutgoingReply of(Operation operation, Answer answer) {
        return switch (answer) {
            case Answer.Done(Outcome outcome) -> status(operation, outcome);
            case Answer.Listing(OutgoingReply reply) ->
                switch (statuses) {
                    case BYTE -> reply;
                    case TEXT -> new TextReply(reply);
                };
            case Answer.Failed failed -> status(operation, Outcome.FAILED);
        };
    }

    /** The reply that consists of a status only. */
    EncodedReply status(Operation operation, Outcome outcome) {
        return byStatus.get(operation.statusOf(outcome));
    }

    private static int longestRow() {
        return Arrays.stream(Operation.values())
                .mapToInt(operation -> operation.outcomes().size())
                .max()
                .orElseThrow();
    }
}
