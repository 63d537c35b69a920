package dev.lonja.protocol.codec;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.ReplyShape;
import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the reply to one classic request from bytes that arrive in any pieces. The {@link ReplyShape} of the operation says
 * what follows the status.
 *
 * <p>The server chooses the form of the status and that of LIST_CONTENT, and announces neither (section 1). The first byte tells
 * the form of the status. With one string per file the form of the listing is described or names, with two it is pairs; so it may
 * be known only at the end of the stream. Some servers end a listing with an empty string. {@link #isReadable()} means that the
 * bytes so far are a complete reply, {@link #isComplete()} that nothing can follow.
 */
public final class ReplyReader {
    private static final int MAX_STRING_BYTES = 8192;

    private final Operation operation;
    private final int maxEntries;
    private final List<String> strings = new ArrayList<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final StatusReader status;
    private boolean isWideNumber;
    private long number = -1;

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
        boolean isBeginning = status.isMissing();
        while (bytes.hasRemaining() && !isComplete()) {
            byte next = bytes.get();
            if (!status.isComplete()) {
                status.accept(next);
            } else if (next != 0) {
                hold(next);
            } else {
                endString();
            }
        }
        isWideNumber |= isBeginning && status.isKnown() && isRestOfWideNumber(bytes);
    }

    /** The form of the status; empty until it is known. */
    public Optional<StatusForm> statusForm() {
        return status.form();
    }

    /** Whether not a byte has come. */
    public boolean isMissing() {
        return status.isMissing();
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
            throw new MalformedReplyException("closed the connection without an answer to " + operation);
        }
        status.end();
        status.requireInRow();
        if (isWideNumber) {
            throw new MalformedReplyException("answered with a number of 4 bytes: a status is one byte or a digit;"
                    + " does it speak another dialect?");
        }
        if (!isReadable() || unfinished.size() > 0) {
            throw new MalformedReplyException("the reply to " + operation + " ended early, after " + strings.size()
                    + " strings" + (number >= 0 ? " of a count of " + number : ""));
        }
        if (status.outcome() != Outcome.OK) {
            return new Reply.Status(operation, status.outcome());
        }
        return switch (operation.replyShape()) {
            case ReplyShape.StatusOnly statusOnly -> new Reply.Status(operation, Outcome.OK);
            case ReplyShape.Strings(int count, var reader) -> reader.read(strings);
            case ReplyShape.Rows(int columns, var reader) -> reader.read(rows(columns));
            case ReplyShape.ContentRows content ->
                new Reply.Content(strings.size() == number || hasEmptyStringAtEnd() ? describedFiles() : pairedFiles());
            case ReplyShape.SizedContent file -> new Reply.FileHeader(number);
        };
    }

    /**
     * Whether a reply that seems to be the status OK is the first byte of a failure that is sent as a number of 4 bytes, in network
     * order. Zeros may follow a status: some servers send a whole buffer.
     */
    private boolean isRestOfWideNumber(ByteBuffer rest) {
        return status.outcome() == Outcome.OK
                && operation.replyShape() instanceof ReplyShape.StatusOnly
                && rest.remaining() == 3
                && rest.get(rest.position()) == 0
                && rest.get(rest.position() + 1) == 0
                && rest.get(rest.position() + 2) != 0;
    }

    /** Whether the listing has one string per file, and one empty string after the last. */
    private boolean hasEmptyStringAtEnd() {
        return operation.replyShape() instanceof ReplyShape.ContentRows
                && number > 0
                && strings.size() == number + 1
                && strings.getLast().isEmpty();
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

    private void hold(byte next) throws MalformedReplyException {
        if (unfinished.size() == MAX_STRING_BYTES) {
            throw new MalformedReplyException(
                    "a string of the reply to " + operation + " is longer than " + MAX_STRING_BYTES + " bytes");
        }
        unfinished.write(next);
    }

    private void endString() throws MalformedReplyException {
        String string = Utf8.decode(unfinished.toByteArray())
                .orElseThrow(() ->
                        new MalformedReplyException("a string of the reply to " + operation + " is not valid UTF-8"));
        unfinished.reset();
        if (number < 0 && hasNumber()) {
            boolean isSize = operation.replyShape() instanceof ReplyShape.SizedContent;
            String what = isSize ? "size" : "count";
            if (string.isEmpty()) {
                throw new MalformedReplyException("the " + what + " in the reply to " + operation
                        + " is empty; is its status a number of 4 bytes?");
            }
            number = MalformedReplyException.requireNumber(
                    string, isSize ? Long.MAX_VALUE : maxEntries, what, operation);
        } else {
            strings.add(string);
        }
    }

    private List<List<String>> rows(int columns) {
        List<List<String>> rows = new ArrayList<>((int) number);
        for (int at = 0; at < strings.size(); at += columns) {
            rows.add(strings.subList(at, at + columns));
        }
        return rows;
    }

    private List<PublishedFile> describedFiles() {
        return strings.stream().limit(number).map(ReplyReader::describedFile).toList();
    }

    /** A path contains no white space, so the first space separates it from the description. */
    private static PublishedFile describedFile(String string) {
        int space = string.indexOf(' ');
        return space < 0
                ? new PublishedFile(string, "")
                : new PublishedFile(string.substring(0, space), string.substring(space + 1));
    }

    private List<PublishedFile> pairedFiles() {
        List<PublishedFile> files = new ArrayList<>((int) number);
        for (int at = 0; at < strings.size(); at += 2) {
            files.add(new PublishedFile(strings.get(at), strings.get(at + 1)));
        }
        return files;
    }
}
