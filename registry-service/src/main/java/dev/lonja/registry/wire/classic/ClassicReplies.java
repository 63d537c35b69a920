package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.requests.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The bytes of classic replies to the clients of one port. A reply that consists of a status only is encoded once. Safe from any
 * thread.
 */
final class ClassicReplies {
    /** The edition with sessions (docs/session.md). */
    private static final String EDITION = "2";

    private final StatusForm statuses;
    private final ContentForm contentForm;
    private final Supplier<KeyId> key;
    private final List<EncodedReply> byStatus;

    /** Replies with statuses and listings of files in these forms; HELLO names that key of the registry. */
    ClassicReplies(StatusForm statuses, ContentForm contentForm, Supplier<KeyId> key) {
        this.statuses = statuses;
        this.contentForm = contentForm;
        this.key = key;
        this.byStatus = IntStream.range(0, longestRow())
                .mapToObj(status -> EncodedReply.of(statuses.encode(status)))
                .toList();
    }

    /** The form of listings of files. */
    ContentForm contentForm() {
        return contentForm;
    }

    /** The reply to HELLO, with the status as a byte as in a listing. */
    EncodedReply hello() {
        var hello = new Reply.Hello(EDITION, key.get().hex());
        return EncodedReply.of(new ReplyEncoder(contentForm).encode(hello));
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
            case Answer.Replied ofSession -> throw ofSession(ofSession);
            case Answer.Page ofSession -> throw ofSession(ofSession);
            case Answer.Connected ofSession -> throw ofSession(ofSession);
        };
    }

    /** The reply that consists of a status only. */
    EncodedReply status(Operation operation, Outcome outcome) {
        return byStatus.get(operation.statusOf(outcome));
    }

    private static IllegalStateException ofSession(Answer answer) {
        return new IllegalStateException(answer + " answers a request of a session");
    }

    private static int longestRow() {
        return Arrays.stream(Operation.values())
                .mapToInt(operation -> operation.outcomes().size())
                .max()
                .orElseThrow();
    }
}
