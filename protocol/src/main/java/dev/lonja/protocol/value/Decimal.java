package dev.lonja.protocol.value;

import java.util.OptionalLong;

/** The numbers of a session: digits, no sign, no leading zero, below 2^63 (docs/session.md, Numbers). */
public final class Decimal {
    private Decimal() {}

    /** The number that the text is; empty if it is none. */
    public static OptionalLong find(String text) {
        boolean isCanonical = !text.isEmpty()
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        try {
            return isCanonical ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /**
     * The number that the text is.
     *
     * @throws InvalidValueException if it is none
     */
    public static long parse(String text) {
        return find(text)
                .orElseThrow(() -> new InvalidValueException(
                        Sentence.of("is not a number without sign and leading zero, below 2^63")));
    }

    /**
     * The number that the text is.
     *
     * @throws InvalidValueException if it is none, or outside these limits
     */
    public static long parse(String text, long min, long max) {
        long number = parse(text);
        if (number < min || number > max) {
            throw InvalidValueException.outside(min, max);
        }
        return number;
    }

    /** The text of a number that is not negative. */
    public static String write(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("the negative number " + number);
        }
        return Long.toString(number);
    }
}
