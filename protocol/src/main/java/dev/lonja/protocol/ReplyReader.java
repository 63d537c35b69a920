package dev.lonja.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the reply to one classic request from bytes as they arrive, in whatever pieces.
 *
 * <p>The form of LIST_CONTENT is the server's choice and not announced (section 1): with as many strings as files it
 * is described or names, with twice as many it is pairs. So that reply may only be known at the end of the stream;
 * {@link #isReadable()} says that what came so far is a whole reply, {@link #isComplete()} that nothing can follow.
 */
public final class ReplyReader {
    private static final int MAX_STRING_BYTES = 8192;
    private static final int STRINGS_PER_USER = 3;

    private final Operation operation;
    private final int maxEntries;
    private final List<String> strings = new ArrayList<>();
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private boolean hasStatus;
    private Outcome outcome = Outcome.FAILED;
    private long count = -1;

    /**
     * A reader for the reply to a request of that operation.
     *
     * @param maxEntries the most users or files that a listing may announce
     */
    public ReplyReader(Operation operation, int maxEntries) {
        this.operation = operation;
        this.maxEntries = maxEntries;
    }

    /**
     * Takes what belongs to the reply from the buffer. Of a GET_FILE, the content is left in it.
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
        return hasStatus && (!hasStrings() || (count >= 0 && strings.size() == mostStrings()));
    }

    /** Whether what came so far is a whole reply, if nothing follows. */
    public boolean isReadable() {
        return isComplete() || (operation == Operation.LIST_CONTENT && count >= 0 && strings.size() == count);
    }

    /**
     * The reply.
     *
     * @throws MalformedReplyException if the stream ended before the reply was whole
     */
    public Reply reply() throws MalformedReplyException {
        if (!isReadable() || tail.size() > 0) {
            throw new MalformedReplyException("the reply to " + operation + " ended early, after " + strings.size()
                    + " strings" + (count >= 0 ? " of a count of " + count : ""));
        }
        if (outcome != Outcome.OK) {
            return new Reply.Status(operation, outcome);
        }
        return switch (operation) {
            case LIST_USERS -> new Reply.Users(users());
            case LIST_CONTENT -> new Reply.Content(files());
            case GET_FILE -> new Reply.FileHeader(count);
            case REGISTER, UNREGISTER, CONNECT, DISCONNECT, PUBLISH, DELETE -> new Reply.Status(operation, outcome);
        };
    }

    private boolean hasStrings() {
        return outcome == Outcome.OK
                && switch (operation) {
                    case LIST_USERS, LIST_CONTENT, GET_FILE -> true;
                    case REGISTER, UNREGISTER, CONNECT, DISCONNECT, PUBLISH, DELETE -> false;
                };
    }

    private long mostStrings() {
        return switch (operation) {
            case LIST_USERS -> count * STRINGS_PER_USER;
            case LIST_CONTENT -> count * 2;
            case GET_FILE, REGISTER, UNREGISTER, CONNECT, DISCONNECT, PUBLISH, DELETE -> 0;
        };
    }

    private void hold(byte next) throws MalformedReplyException {
        if (tail.size() == MAX_STRING_BYTES) {
            throw new MalformedReplyException(
                    "a string of the reply to " + operation + " is longer than " + MAX_STRING_BYTES + " bytes");
        }
        tail.write(next);
    }

    private void endString() throws MalformedReplyException {
        String string = Utf8.decode(tail.toByteArray())
                .orElseThrow(() ->
                        new MalformedReplyException("a string of the reply to " + operation + " is not valid UTF-8"));
        tail.reset();
        if (count < 0) {
            count = parseCount(string);
        } else {
            strings.add(string);
        }
    }

    private long parseCount(String string) throws MalformedReplyException {
        long most = operation == Operation.GET_FILE ? Long.MAX_VALUE : maxEntries;
        return parse(string, most, operation == Operation.GET_FILE ? "size" : "count");
    }

    private List<ConnectedUser> users() throws MalformedReplyException {
        List<ConnectedUser> users = new ArrayList<>((int) count);
        for (int at = 0; at < strings.size(); at += STRINGS_PER_USER) {
            int port = (int) parse(strings.get(at + 2), Field.MAX_PORT, "port");
            users.add(new ConnectedUser(strings.get(at), strings.get(at + 1), port));
        }
        return users;
    }

    private List<PublishedFile> files() {
        return strings.size() == count ? describedFiles() : pairedFiles();
    }

    private List<PublishedFile> describedFiles() {
        return strings.stream().map(ReplyReader::describedFile).toList();
    }

    /** A path holds no white space, so the first space separates it from the description. */
    private static PublishedFile describedFile(String string) {
        int space = string.indexOf(' ');
        return space < 0
                ? new PublishedFile(string, "")
                : new PublishedFile(string.substring(0, space), string.substring(space + 1));
    }

    private List<PublishedFile> pairedFiles() {
        List<PublishedFile> files = new ArrayList<>((int) count);
        for (int at = 0; at < strings.size(); at += 2) {
            files.add(new PublishedFile(strings.get(at), strings.get(at + 1)));
        }
        return files;
    }

    private long parse(String string, long most, String what) throws MalformedReplyException {
        boolean digits = !string.isEmpty() && string.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        try {
            long number = digits ? Long.parseLong(string) : -1;
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException tooLarge) {
            // Said below, with the limit.
        }
        throw new MalformedReplyException("the " + what + " '" + Printable.of(string) + "' in the reply to " + operation
                + " is not a number from 0 to " + most);
    }
}
