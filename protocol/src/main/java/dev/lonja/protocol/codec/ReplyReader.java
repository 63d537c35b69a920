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

/**
 * Reads the reply to one classic request from bytes that arrive in any pieces. The {@link ReplyShape} of the operation says
 * what follows the status.
 *
 * <p>The server chooses the form of LIST_CONTENT and does not announce it (section 1). With one string per file the form is
 * described or names, with two it is pairs; so the form may be known only at the end of the stream. {@link #isReadable()}
 * means that the bytes so far are a complete reply, {@link #isComplete()} that nothing can follow.
 */
public final class ReplyReader {
    private static final int MAX_STRING_BYTES = 8192;

    private final Operation operation;
    private final int maxEntries;
    private final List<String> strings = new ArrayList<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean hasStatus;
    private Outcome outcome = Outcome.FAILED;
    private long number = -1;

    /**
     * A reader for the reply to a request of that operation.
     *
     * @param maxEntries the largest number of entries that a listing may announce
     */
    public ReplyReader(Operation operation, int maxEntries) {
        this.operation = operation;
        this.maxEntries = maxEntries;
    }

    /**
     * Takes the bytes that belong to the reply from the buffer. The content of a file is left in it.
     *
     * @throws MalformedReplyException if the bytes cannot be a reply
     */
    public void accept(ByteBuffer bytes) throws MalformedReplyException {
        while (bytes.hasRemaining() && !isComplete()) {
            byte next = bytes.get();
            if (!hasStatus) {
                hasStatus = true;
                outcome = operation.outcomeOf(next);
            } else if (next != 0) {
                hold(next);
            } else {
                endString();
            }
        }
    }

    /** Whether nothing more can belong to the reply. */
    public boolean isComplete() {
        return hasStatus && (outcome != Outcome.OK || isWhole(mostStrings()));
    }

    /** Whether the bytes so far are a complete reply if nothing follows. */
    public boolean isReadable() {
        return isComplete() || hasStatus && isWhole(fewestStrings());
    }

    /**
     * The reply.
     *
     * @throws MalformedReplyException if the stream ended before the reply was complete
     */
    public Reply reply() throws MalformedReplyException {
        if (!isReadable() || unfinished.size() > 0) {
            throw new MalformedReplyException("the reply to " + operation + " ended early, after " + strings.size()
                    + " strings" + (number >= 0 ? " of a count of " + number : ""));
        }
        if (outcome != Outcome.OK) {
            return new Reply.Status(operation, outcome);
        }
        return switch (operation.replyShape()) {
            case ReplyShape.StatusOnly statusOnly -> new Reply.Status(operation, outcome);
            case ReplyShape.Strings(int count, var reader) -> reader.read(strings);
            case ReplyShape.Rows(int columns, var reader) -> reader.read(rows(columns));
            case ReplyShape.ContentRows content ->
                new Reply.Content(strings.size() == number ? describedFiles() : pairedFiles());
            case ReplyShape.SizedContent file -> new Reply.FileHeader(number);
        };
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
            number = operation.replyShape() instanceof ReplyShape.SizedContent
                    ? MalformedReplyException.requireNumber(string, Long.MAX_VALUE, "size", operation)
                    : MalformedReplyException.requireNumber(string, maxEntries, "count", operation);
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
        return strings.stream().map(ReplyReader::describedFile).toList();
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
