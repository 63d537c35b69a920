package dev.lonja.protocol.codec;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.value.Sentence;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the status OK: a count or a size, and strings, as the {@link Reply.Shape} of the operation says.
 *
 * <p>Entries beyond the count are not read. An invalid entry of a listing is omitted; it does not make the reply malformed.
 */
final class ReplyBody {
    private static final int MAX_STRING_BYTES = 8192;

    /** A string of an entry that is a bit too long makes the entry invalid; one that is even longer than this ends the reply. */
    private static final int MAX_OMITTED_STRING_BYTES = 64 * 1024;

    private final Operation operation;
    private final int maxEntries;
    private final ListedStrings strings = new ListedStrings();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private int stringBytes;
    /** The count or the size; -1 until it is read. */
    private long number = -1;

    private @Nullable OmittedEntries omitted;

    ReplyBody(Operation operation, int maxEntries) {
        this.operation = operation;
        this.maxEntries = maxEntries;
    }

    /**
     * Takes the next byte; called until {@link #isComplete()}.
     *
     * @throws MalformedReplyException if the bytes cannot be a reply
     */
    void accept(byte next) throws MalformedReplyException {
        if (next == 0) {
            endString();
        } else {
            hold(next);
        }
    }

    /** Whether nothing more can follow. */
    boolean isComplete() {
        return isWhole(mostStrings());
    }

    /** The announced number of entries; empty if this is no listing. */
    OptionalLong announced() {
        return isInEntry() ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Whether the bytes so far are complete if nothing follows. */
    boolean isReadable() {
        return isWhole(fewestStrings()) || hasEmptyStringAtEnd();
    }

    /** The invalid entries that {@link #reply()} has omitted; empty if there are none. */
    Optional<OmittedEntries> omitted() {
        return Optional.ofNullable(omitted);
    }

    /** Whether the last string has no end yet. */
    boolean isInString() {
        return stringBytes > 0;
    }

    /** The exception for a stream that has ended before the reply was complete. */
    MalformedReplyException endedEarly() {
        return number >= 0
                ? new MalformedReplyException(
                        "the reply to %s ended early; announced count: %d, strings that came: %d",
                        operation, number, strings.size())
                : new MalformedReplyException(
                        "the reply to %s ended early; strings that came: %d", operation, strings.size());
    }

    /**
     * The reply, once {@link #isReadable()}.
     *
     * @throws MalformedReplyException if a string is not what the operation has in its place
     */
    Reply reply() throws MalformedReplyException {
        return switch (operation.replyShape()) {
            case Reply.Shape.StatusOnly statusOnly -> new Reply.Status(operation, Outcome.OK);
            case Reply.Shape.Strings(int count, var reader) -> reader.read(strings.all());
            case Reply.Shape.Rows(int columns, var rule, var reader) -> {
                ListedStrings.Valid valid = strings.rows(columns, rule);
                omitted = valid.omitted();
                yield reader.read(valid.rows());
            }
            case Reply.Shape.ContentRows content -> content();
            case Reply.Shape.SizedContent file -> new Reply.FileHeader(number);
        };
    }

    private Reply.Content content() {
        boolean isPairs = strings.size() != number && !hasEmptyStringAtEnd();
        ListedStrings.Valid valid = isPairs ? strings.pairs() : strings.described((int) number);
        omitted = valid.omitted();
        return new Reply.Content(valid.files());
    }

    private void hold(byte next) throws MalformedReplyException {
        if (stringBytes < MAX_STRING_BYTES) {
            unfinished.write(next);
        } else {
            int maxBytes = isInEntry() ? MAX_OMITTED_STRING_BYTES : MAX_STRING_BYTES;
            if (stringBytes == maxBytes) {
                throw new MalformedReplyException(
                        "a string of the reply to %s is longer than %d bytes", operation, maxBytes);
            }
        }
        stringBytes++;
    }

    private void endString() throws MalformedReplyException {
        boolean isTooLong = stringBytes > MAX_STRING_BYTES;
        Optional<String> decoded = isTooLong ? Optional.empty() : Utf8.decode(unfinished.toByteArray());
        unfinished.reset();
        stringBytes = 0;
        if (decoded.isEmpty() && isInEntry()) {
            strings.addInvalid(
                    isTooLong
                            ? Sentence.of("a string is longer than %d bytes", MAX_STRING_BYTES)
                            : Sentence.of("a string is not valid UTF-8"));
            return;
        }
        String string = decoded.orElseThrow(
                () -> new MalformedReplyException("a string of the reply to %s is not valid UTF-8", operation));
        if (number < 0 && hasNumber()) {
            number = readNumber(string);
        } else {
            strings.add(string);
        }
    }

    private long readNumber(String string) throws MalformedReplyException {
        boolean isSize = operation.replyShape() instanceof Reply.Shape.SizedContent;
        Sentence what = isSize ? Sentence.of("size") : Sentence.of("count");
        if (string.isEmpty()) {
            throw new MalformedReplyException(
                    "the %s in the reply to %s is empty: does it speak another dialect?", what, operation);
        }
        if (string.charAt(0) < ' ') {
            throw new MalformedReplyException(
                    "the %s in the reply to %s is no string; is it a number of 4 bytes?", what, operation);
        }
        return MalformedReplyException.requireNumber(string, isSize ? Long.MAX_VALUE : maxEntries, what, operation);
    }

    /** Whether the listing has one string per file, and one empty string after the last. */
    private boolean hasEmptyStringAtEnd() {
        return operation.replyShape() instanceof Reply.Shape.ContentRows
                && number > 0
                && strings.size() == number + 1
                && strings.endsEmpty();
    }

    private boolean isWhole(long wantedStrings) {
        return (number >= 0 || !hasNumber()) && strings.size() == wantedStrings;
    }

    /** Whether the next string belongs to an entry of a listing. */
    private boolean isInEntry() {
        boolean isListing = operation.replyShape() instanceof Reply.Shape.Rows
                || operation.replyShape() instanceof Reply.Shape.ContentRows;
        return isListing && number >= 0;
    }

    /** Whether a count or a size precedes everything else. */
    private boolean hasNumber() {
        return switch (operation.replyShape()) {
            case Reply.Shape.StatusOnly statusOnly -> false;
            case Reply.Shape.Strings fixed -> false;
            case Reply.Shape.Rows rows -> true;
            case Reply.Shape.ContentRows content -> true;
            case Reply.Shape.SizedContent file -> true;
        };
    }

    private long mostStrings() {
        return switch (operation.replyShape()) {
            case Reply.Shape.StatusOnly statusOnly -> 0;
            case Reply.Shape.Strings fixed -> fixed.count();
            case Reply.Shape.Rows rows -> number * rows.columns();
            case Reply.Shape.ContentRows content -> number * 2;
            case Reply.Shape.SizedContent file -> 0;
        };
    }

    private long fewestStrings() {
        return operation.replyShape() instanceof Reply.Shape.ContentRows ? number : mostStrings();
    }
}
