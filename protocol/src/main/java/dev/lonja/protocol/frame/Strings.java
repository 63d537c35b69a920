package dev.lonja.protocol.frame;

import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payloads that consist of strings: UTF-8, each ended by a NUL (docs/session.md, Frames). */
public final class Strings {
    private Strings() {}

    /**
     * Reads a payload, whose bytes from position to limit it leaves in place. Without bytes there are no strings.
     *
     * @return the strings; empty if a byte follows the last NUL, or a string is not valid UTF-8
     */
    public static Optional<List<String>> read(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        List<String> strings = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                Optional<String> string = Utf8.decode(bytes, begin, at - begin);
                if (string.isEmpty()) {
                    return Optional.empty();
                }
                strings.add(string.get());
                begin = at + 1;
            }
        }
        return begin == bytes.length ? Optional.of(strings) : Optional.empty();
    }

    /**
     * The bytes of the strings.
     *
     * @throws IllegalArgumentException if one of them contains a NUL
     */
    public static byte[] encode(List<String> strings) {
        var bytes = new ByteArrayOutputStream(strings.size() * 16);
        append(bytes, strings);
        return bytes.toByteArray();
    }

    static void append(ByteArrayOutputStream bytes, List<String> strings) {
        for (String string : strings) {
            if (string.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a string that contains NUL");
            }
            bytes.writeBytes(Utf8.encode(string));
            bytes.write(0);
        }
    }
}
