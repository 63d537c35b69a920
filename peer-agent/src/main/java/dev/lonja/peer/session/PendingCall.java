package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.payload.BrokenPayloadException;
import dev.lonja.protocol.payload.MorePayload;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.Page;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.ReplyHandler;
import dev.lonja.transport.session.Session;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A request that waits for its answer. The handler's methods belong to the event loop of the session. */
final class PendingCall implements ReplyHandler {
    private final Session session;
    private final Operation operation;
    private final Consumer<Called> first;
    private final List<List<String>> rows = new ArrayList<>();
    private final CompletableFuture<Called> answer = new CompletableFuture<>();

    /**
     * A call in that session.
     *
     * @param first takes the answer in the event loop, before the thread that waits
     */
    PendingCall(Session session, Operation operation, Consumer<Called> first) {
        this.session = session;
        this.operation = operation;
        this.first = first;
    }

    CompletableFuture<Called> answer() {
        return answer;
    }

    @Override
    public void more(byte[] payload) {
        try {
            rows.addAll(MorePayload.read(payload).rows());
            if (rows.size() > Page.MAX_LIMIT) {
                throw new IllegalStateException("more than " + Page.MAX_LIMIT + " rows");
            }
        } catch (BrokenPayloadException | IllegalStateException broken) {
            session.end(Bye.of(ByeReason.PROTOCOL, String.valueOf(broken.getMessage())));
        }
    }

    @Override
    public void data(ByteBuffer part) {
        // A registry sends none: it was not announced, so that it has ended the session.
    }

    @Override
    public void reply(byte[] payload) {
        try {
            var called = new Called(rows, SessionReply.read(operation, ReplyPayload.read(payload)));
            first.accept(called);
            answer.complete(called);
        } catch (BrokenPayloadException broken) {
            session.end(Bye.of(ByeReason.PROTOCOL, broken.getMessage()));
            lost();
        }
    }

    @Override
    public void lost() {
        answer.completeExceptionally(new SessionFailure(
                Kind.LOST, text("the connection broke before the answer; the request may have taken effect")));
    }
}
