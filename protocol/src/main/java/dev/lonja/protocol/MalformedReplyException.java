package dev.lonja.protocol;

import dev.lonja.protocol.value.Sentence;
import java.util.Objects;

/** A reply that does not follow section 1, or that ended before it was complete. The message says where, in English. */
public final class MalformedReplyException extends Exception {
    private final transient Sentence reason;

    /** A malformed reply; the reason describes the fault. */
    public MalformedReplyException(Sentence reason) {
        super(reason.english());
        this.reason = reason;
    }

    /** A malformed reply; the pattern and its values are the sentence that describes the fault. */
    public MalformedReplyException(String pattern, Object... values) {
        this(Sentence.of(pattern, values));
    }

    /** The message, for translation. */
    public Sentence reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * Parses a number of a reply: digits only, from 0 to {@code max}.
     *
     * @param what the number's name in the message of the exception
     * @throws MalformedReplyException if the text is not such a number
     */
    public static long requireNumber(String text, long max, Sentence what, Operation operation)
            throws MalformedReplyException {
        boolean isDigits = !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        try {
            long number = isDigits ? Long.parseLong(text) : -1;
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException tooLarge) {
            // Reported below, together with the limit.
        }
        throw new MalformedReplyException(
                "the %s '%s' in the reply to %s is not a number from 0 to %d",
                what, Printable.of(text), operation, max);
    }
}
