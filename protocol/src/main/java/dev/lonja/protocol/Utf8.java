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

    private Utf8() {}

    /** Decodes the bytes, or returns empty if they are not valid UTF-8. */
    public static Optional<String> decode(byte[] bytes) {
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
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
