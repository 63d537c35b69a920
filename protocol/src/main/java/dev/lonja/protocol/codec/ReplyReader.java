package dev.lonja.protocol.codec;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the reply to one classic request from bytes that arrive in any pieces: the status, and after OK a {@link ReplyBody}.
 *
 * <p>The server chooses the form of the status and that of LIST_CONTENT, and announces neither (section 1). The first byte tells
 * the form of the status. With one string per file the form of the listing is described or names, with two it is pairs; so it may
 * be known only at the end of the stream. Some servers end a listing with an empty string. {@link #isReadable()} means that the
 * bytes so far are a complete reply, {@link #isComplete()} that nothing can follow.
 */
public final class ReplyReader {
    private final Operation operation;
    private final StatusReader status;
    private final ReplyBody body;
    private boolean hasMore;

    /**
     * A reader for the reply to a request of that operation.
     *
     * @param maxEntries the largest number of entries that a listing may announce
     */
    public ReplyReader(Operation operation, int maxEntries) {
        this.operation = operation;
        this.status = new StatusReader(operation);
        this.body = new ReplyBody(operation, maxEntries);
    }

    /**
     * Takes the bytes that belong to the reply from the buffer. The content of a file is left in it.
     *
     * @throws MalformedReplyException if the bytes cannot be a reply
     */
    public void accept(ByteBuffer bytes) throws MalformedReplyException {
        while (bytes.hasRemaining() && !isComplete()) {
            byte next = bytes.get();
            boolean isOfStatus = !status.isComplete() && status.accept(next);
            if (!isOfStatus && !isComplete()) {
                body.accept(next);
            }
        }
        hasMore |= isComplete() && hasText(bytes);
    }

    /** The form of the status; empty until it is known. */
    public Optional<StatusForm> statusForm() {
        return status.form();
    }

    /** Whether no byte has come. */
    public boolean isMissing() {
        return status.isMissing();
    }

    /** Whether the outcome is certain, whatever follows. */
    public boolean hasOutcome() {
        return status.isComplete();
    }

    /** The outcome; FAILED until it is known. */
    public Outcome outcome() {
        return status.outcome();
    }

    /** Whether the reply is one byte OK so far, which is a whole reply unless the server sends statuses of 4 bytes. */
    public boolean isOneByteOk() {
        return operation.replyShape() instanceof Reply.Shape.StatusOnly && status.isOneZero();
    }

    /** Whether the status certainly is a number of 4 bytes. */
    public boolean hasWideStatus() {
        return status.isWide();
    }

    /** The invalid entries that {@link #reply()} has omitted; empty if there are none. */
    public Optional<OmittedEntries> omitted() {
        return body.omitted();
    }

    /** The announced number of entries of a listing, if others came together with them; these are not read. */
    public OptionalLong exceeded() {
        return hasMore && status.outcome() == Outcome.OK ? body.announced() : OptionalLong.empty();
    }

    /** Whether the status is that of a failure; a reply of another protocol has none. */
    public boolean hasFailed() {
        return status.isKnown() && status.outcome() == Outcome.FAILED;
    }

    /** Whether nothing more can belong to the reply. */
    public boolean isComplete() {
        return status.isComplete() && (status.outcome() != Outcome.OK || body.isComplete());
    }

    /** Whether the bytes so far are a complete reply if nothing follows. */
    public boolean isReadable() {
        return isComplete() || status.isReadable() || status.isKnown() && body.isReadable();
    }

    /**
     * The reply.
     *
     * @throws MalformedReplyException if the stream ended before the reply was complete, or the reply is of another protocol
     */
    public Reply reply() throws MalformedReplyException {
        if (status.isMissing()) {
            throw new MalformedReplyException("closed the connection without an answer to %s", operation);
        }
        status.end();
        status.requireInRow();
        if (!isReadable() || body.isInString()) {
            throw body.endedEarly();
        }
        return status.outcome() == Outcome.OK ? body.reply() : new Reply.Status(operation, status.outcome());
    }

    /** Whether other bytes than zeros remain: some servers send a whole buffer. */
    private static boolean hasText(ByteBuffer bytes) {
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            if (bytes.get(at) != 0) {
                return true;
            }
        }
        return false;
    }
}
