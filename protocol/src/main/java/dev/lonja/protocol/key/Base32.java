package dev.lonja.protocol.key;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** RFC 4648 base32 for people: small letters, no padding, groups of four with a hyphen between them. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;
    private static final int GROUP = 4;

    private Base32() {}

    static String write(byte[] bytes) {
        var text = new StringBuilder();
        int characters = (bytes.length * Byte.SIZE + BITS - 1) / BITS;
        for (int at = 0; at < characters; at++) {
            if (at > 0 && at % GROUP == 0) {
                text.append('-');
            }
            int value = 0;
            for (int bit = at * BITS; bit < (at + 1) * BITS; bit++) {
                value = value << 1 | bitAt(bytes, bit);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /**
     * Reads bytes, in capital or small letters, with hyphens and blanks anywhere.
     *
     * @throws IllegalArgumentException if the text holds something else, or its last bits are not those that writing gives
     */
    static byte[] read(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replace("-", "").replace(" ", "");
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int heldBits = 0;
        for (int at = 0; at < digits.length(); at++) {
            int value = ALPHABET.indexOf(digits.charAt(at));
            if (value < 0) {
                throw new IllegalArgumentException("is not base32");
            }
            held = held << BITS | value;
            heldBits += BITS;
            if (heldBits >= Byte.SIZE) {
                heldBits -= Byte.SIZE;
                bytes.write(held >>> heldBits);
                held &= (1 << heldBits) - 1;
            }
        }
        if (heldBits >= BITS || held != 0) {
            throw new IllegalArgumentException("is not base32 of whole bytes");
        }
        return bytes.toByteArray();
    }

    private static int bitAt(byte[] bytes, int bit) {
        int index = bit / Byte.SIZE;
        return index < bytes.length ? bytes[index] >>> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1 : 0;
    }
}
