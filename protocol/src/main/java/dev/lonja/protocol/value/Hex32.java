package dev.lonja.protocol.value;

import java.util.HexFormat;
import java.util.Locale;

/** The 32 bytes of a SHA-256 as 64 hex digits. Both cases are read; small letters are written. */
public final class Hex32 {
    private static final int DIGITS = 64;

    private Hex32() {}

    /** Whether the text consists of 64 hex digits. */
    public static boolean isOne(String text) {
        return text.length() == DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
    }

    /**
     * The digits in small letters.
     *
     * @throws InvalidValueException if the text does not consist of 64 hex digits
     */
    public static String parse(String text) {
        if (!isOne(text)) {
            throw new InvalidValueException(Sentence.of("does not consist of 64 hex digits"));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** The digits of 32 bytes. */
    public static String of(byte[] bytes) {
        return parse(HexFormat.of().formatHex(bytes));
    }
}
