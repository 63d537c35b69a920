package dev.lonja.transport.session;

import dev.lonja.transport.frame.FrameKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A request of the other side, which this side answers: rows and data, if any, and one reply. What is written after the reply or after
 * the end of the session is ignored. Belongs to the event loop of its session.
 */
public final class IncomingRequest {
    private final Session session;
    private final int id;
    private boolean isOpen = true;
    private boolean isCancelled;
    private @Nullable Runnable onCancel;

    IncomingRequest(Session session, int id) {
        this.session = session;
        this.id = id;
    }

    /** The session that it came in. */
    public Session session() {
        return session;
    }

    /** Whether it can still be answered. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Whether the other side has cancelled it, or the session is over. It must still be answered, with "cancelled". */
    public boolean isCancelled() {
        return isCancelled;
    }

    /** Runs the action once, when the other side cancels the request or the session ends without a reply; at once if it has happened. */
    public void onCancel(Runnable action) {
        if (isCancelled) {
            action.run();
        } else {
            onCancel = action;
        }
    }

    /**
     * Runs the action when rows or data may be made: at once, or when enough of what waits is taken. It makes a piece, and asks again.
     * It does not run when the session ends.
     */
    public void whenRoom(Runnable action) {
        session.output().whenRoom(() -> {
            if (isOpen) {
                action.run();
            }
        });
    }

    /** Writes rows. */
    public void more(byte[] payload) {
        if (isOpen) {
            session.output().add(FrameKind.MORE, id, payload);
        }
    }

    /** Writes data, not more than a frame may have, and releases the buffer. */
    public void data(ByteBuf bytes) {
        if (isOpen) {
            session.output().addData(id, bytes);
        } else {
            bytes.release();
        }
    }

    /** Writes data, not more than a frame may have. */
    public void data(byte[] bytes) {
        data(Unpooled.wrappedBuffer(bytes));
    }

    /** Writes the reply: a status, and strings. The request is over. */
    public void reply(byte[] payload) {
        if (isOpen) {
            isOpen = false;
            onCancel = null;
            session.replied(id, payload);
        }
    }

    void cancel() {
        isCancelled = true;
        Runnable action = onCancel;
        onCancel = null;
        if (action != null) {
            action.run();
        }
    }

    void sessionEnded() {
        isOpen = false;
        cancel();
    }
}
