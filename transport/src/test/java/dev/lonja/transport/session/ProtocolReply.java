package dev.lonja.transport.session;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.payload.BrokenPayloadException;
import dev.lonja.protocol.payload.MorePayload;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.session.SessionReply;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The reply to a request of the protocol, and the rows before it. */
final class ProtocolReply implements ReplyHandler {
    private static final int TIMEOUT_SECONDS = 30;

    private final Operation operation;
    private final List<List<String>> rows = new ArrayList<>();
    private final CompletableFuture<SessionReply> reply = new CompletableFuture<>();
    private final Runnable onReply;

    ProtocolReply(Operation operation, Runnable onReply) {
        this.operation = operation;
        this.onReply = onReply;
    }

    /** Waits for the reply. */
    SessionReply reply() {
        return reply.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits for a reply with the status OK. */
    SessionReply.Success success() {
        return (SessionReply.Success) reply();
    }

    /** The rows; to be called after {@link #reply()}. */
    List<List<String>> rows() {
        return rows;
    }

    boolean isDone() {
        return reply.isDone();
    }

    @Override
    public void more(byte[] payload) {
        try {
            rows.addAll(MorePayload.read(payload).rows());
        } catch (BrokenPayloadException broken) {
            reply.completeExceptionally(broken);
        }
    }

    @Override
    public void data(ByteBuffer part) {
        reply.completeExceptionally(new IllegalStateException("data"));
    }

    @Override
    public void reply(byte[] payload) {
        try {
            SessionReply read = SessionReply.read(operation, ReplyPayload.read(payload));
            onReply.run();
            reply.complete(read);
        } catch (BrokenPayloadException broken) {
            reply.completeExceptionally(broken);
        }
    }

    @Override
    public void lost() {
        reply.completeExceptionally(new IllegalStateException("lost"));
    }
}
