package dev.lonja.protocol.codec;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.ReplyShape;
import dev.lonja.protocol.Sentence;
import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reply to one classic request from bytes that arrive in any pieces. The {@link ReplyShape} of the operation says
 * what follows the status.
 *
 * <p>The server chooses the form of the status and that of LIST_CONTENT, and announces neither (section 1). The first byte tells
 * the form of the status. With one string per file the form of the listing is described or names, with two it is pairs; so it may
 * be known only at the end of the stream. Some servers end a listing with an empty string. {@link #isReadable()} means that the
 * bytes so far are a complete reply, {@link #isComplete()} that nothing can follow.
 *
 * <p>The count and the number of strings must be right. An entry that cannot be is left out, so that a single one does not make a
 * listing useless.
 */
public final class ReplyReader {
    private static final int MAX_STRING_BYTES = 8192;

    private final Operation operation;
    private final int maxEntries;
    private final ListedStrings strings = new ListedStrings();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final StatusReader status;
    private boolean isTooLong;
    private long number = -1;
    private @Nullable LeftOut leftOut;

    /**
     * A reader for the reply to a request of that operation.
     *
     * @param maxEntries the largest number of entries that a listing may announce
     */
    public ReplyReader(Operation operation, int maxEntries) {
        this.operation = operation;
        this.maxEntries = maxEntries;
        this.status = new StatusReader(operation);
    }

    /**
     * Takes the bytes that belong to the reply from the buffer. The content of a file is left in it.
     *
     * @throws MalformedReplyException if the bytes cannot be a reply
     */
    public void accept(ByteBuffer bytes) throws MalformedReplyException {
        while (bytes.hasRemaining() && !isComplete()) {
            byte next = bytes.get();
            if (!status.isComplete() && (status.accept(next) || isComplete())) {
                continue;
            }
            if (next != 0) {
                hold(next);
            } else {
                endString();
            }
        }
    }

    /** The form of the status; empty until it is known. */
    public Optional<StatusForm> statusForm() {
        return status.form();
    }

    /** Whether not a byte has come. */
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
        return operation.replyShape() instanceof ReplyShape.StatusOnly && status.isOneZero();
    }

    /** Whether the status certainly is a number of 4 bytes. */
    public boolean hasWideStatus() {
        return status.isWide();
    }

    /** The entries that {@link #reply()} has left out; empty if there are none. */
    public Optional<LeftOut> leftOut() {
        return Optional.ofNullable(leftOut);
    }

    /** Whether the status is that of a failure; a reply of another protocol has none. */
    public boolean hasFailed() {
        return status.isKnown() && status.outcome() == Outcome.FAILED;
    }

    /** Whether nothing more can belong to the reply. */
    public boolean isComplete() {
        return status.isComplete() && (status.outcome() != Outcome.OK || isWhole(mostStrings()));
    }

    /** Whether the bytes so far are a complete reply if nothing follows. */
    public boolean isReadable() {
        return isComplete()
                || status.isReadable()
                || status.isKnown() && (isWhole(fewestStrings()) || hasEmptyStringAtEnd());
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
        if (!isReadable() || unfinished.size() > 0) {
            throw endedEarly();
        }
        if (status.outcome() != Outcome.OK) {
            return new Reply.Status(operation, status.outcome());
        }
        return switch (operation.replyShape()) {
            case ReplyShape.StatusOnly statusOnly -> new Reply.Status(operation, Outcome.OK);
            case ReplyShape.Strings(int count, var reader) -> reader.read(strings.all());
            case ReplyShape.Rows(int columns, var rule, var reader) -> {
                ListedStrings.Valid valid = strings.rows(columns, rule);
                leftOut = valid.leftOut();
                yield reader.read(valid.rows());
            }
            case ReplyShape.ContentRows content -> content();
            case ReplyShape.SizedContent file -> new Reply.FileHeader(number);
        };
    }

    private Reply.Content content() {
        boolean isPairs = strings.size() != number && !hasEmptyStringAtEnd();
        ListedStrings.Valid valid = isPairs ? strings.pairs() : strings.described((int) number);
        leftOut = valid.leftOut();
        return new Reply.Content(valid.files());
    }

    private MalformedReplyException endedEarly() {
        return number >= 0
                ? new MalformedReplyException(
                        "the reply to %s ended early; announced count: %d, strings that came: %d",
                        operation, number, strings.size())
                : new MalformedReplyException(
                        "the reply to %s ended early; strings that came: %d", operation, strings.size());
    }

    /** Whether the listing has one string per file, and one empty string after the last. */
    private boolean hasEmptyStringAtEnd() {
        return operation.replyShape() instanceof ReplyShape.ContentRows
                && number > 0
                && strings.size() == number + 1
                && strings.endsEmpty();
    }

    private boolean isWhole(long wantedStrings) {
        return (number >= 0 || !hasNumber()) && strings.size() == wantedStrings;
    }

    /** Whether a count or a size precedes everything else. */
    private boolean hasNumber() {
        return switch (operation.replyShape()) {
            case ReplyShape.StatusOnly statusOnly -> false;
            case ReplyShape.Strings fixed -> false;
            case ReplyShape.Rows rows -> true;
            case ReplyShape.ContentRows content -> true;
            case ReplyShape.SizedContent file -> true;
        };
    }

    private long mostStrings() {
        return switch (operation.replyShape()) {
            case ReplyShape.StatusOnly statusOnly -> 0;
            case ReplyShape.Strings fixed -> fixed.count();
            case ReplyShape.Rows rows -> number * rows.columns();
            case ReplyShape.ContentRows content -> number * 2;
            case ReplyShape.SizedContent file -> 0;
        };
    }

    private long fewestStrings() {
        return operation.replyShape() instanceof ReplyShape.ContentRows ? number : mostStrings();
    }

    /** Whether the string that comes belongs to an entry of a listing. */
    private boolean isInEntry() {
        boolean isListing = operation.replyShape() instanceof ReplyShape.Rows
                || operation.replyShape() instanceof ReplyShape.ContentRows;
        return isListing && number >= 0;
    }

    private void hold(byte next) throws MalformedReplyException {
        if (unfinished.size() == MAX_STRING_BYTES) {
            isTooLong = isInEntry();
            if (isTooLong) {
                return;
            }
            throw new MalformedReplyException(
                    "a string of the reply to %s is longer than %d bytes", operation, MAX_STRING_BYTES);
        }
        unfinished.write(next);
    }

    private void endString() throws MalformedReplyException {
        Optional<String> decoded = isTooLong ? Optional.empty() : Utf8.decode(unfinished.toByteArray());
        unfinished.reset();
        if (decoded.isEmpty() && isInEntry()) {
            strings.addInvalid(
                    isTooLong
                            ? Sentence.of("a string is longer than %d bytes", MAX_STRING_BYTES)
                            : Sentence.of("a string is not valid UTF-8"));
            isTooLong = false;
            return;
        }
        String string = decoded.orElseThrow(
                () -> new MalformedReplyException("a string of the reply to %s is not valid UTF-8", operation));
        if (number < 0 && hasNumber()) {
            boolean isSize = operation.replyShape() instanceof ReplyShape.SizedContent;
            Sentence what = isSize ? Sentence.of("size") : Sentence.of("count");
            if (string.isEmpty()) {
                throw new MalformedReplyException(
                        "the %s in the reply to %s is empty: does it speak another dialect?", what, operation);
            }
            if (string.charAt(0) < ' ') {
                throw new MalformedReplyException(
                        "the %s in the reply to %s is no string; is it a number of 4 bytes?", what, operation);
            }
            number = MalformedReplyException.requireNumber(
                    string, isSize ? Long.MAX_VALUE : maxEntries, what, operation);
        } else {
            strings.add(string);
        }
    }
}
