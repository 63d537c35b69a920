package dev.lonja.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The character encoding of the protocol. Decoding is strict: it refuses bytes that are not valid UTF-8. */
public final class Utf8 {
    /** The order of listings: by name or path, byte by byte (protocol section 1). */
    public static final Comparator<String> BYTE_ORDER =
            (left, right) -> Arrays.compareUnsigned(encode(left), encode(right));

    /** What the constructor of String writes for bytes that are not valid. */
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** Decodes the bytes, or returns empty if they are not valid UTF-8. */
    public static Optional<String> decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** Decodes that part of the bytes, or returns empty if it is not valid UTF-8. */
    public static Optional<String> decode(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        boolean mayBeInvalid = text.indexOf(REPLACEMENT) >= 0;
        return mayBeInvalid ? decodeStrictly(bytes, from, length) : Optional.of(text);
    }

    private static Optional<String> decodeStrictly(byte[] bytes, int from, int length) {
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString());
        } catch (CharacterCodingException invalid) {
            return Optional.empty();
        }
    }

    /** The bytes of the text, without a NUL. */
    public static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The number of bytes that the text has on the wire, without its NUL. */
    public static int length(String text) {
        return encode(text).length;
    }
}
