package dev.lonja.protocol.payload;

import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payloads that consist of strings: UTF-8, each ended by a NUL (docs/session.md, Frames). */
public final class Strings {
    /** The largest payload of strings. */
    public static final int MAX_BYTES = 64 * 1024;

    private Strings() {}

    /**
     * Reads a payload. Without bytes there are no strings.
     *
     * @return the strings; empty if a byte follows the last NUL, or a string is not valid UTF-8
     */
    public static Optional<List<String>> read(byte[] payload) {
        return read(payload, 0);
    }

    /** Reads the part of a payload that begins there. */
    static Optional<List<String>> read(byte[] payload, int from) {
        List<String> strings = new ArrayList<>();
        int begin = from;
        for (int at = from; at < payload.length; at++) {
            if (payload[at] == 0) {
                Optional<String> string = Utf8.decode(payload, begin, at - begin);
                if (string.isEmpty()) {
                    return Optional.empty();
                }
                strings.add(string.get());
                begin = at + 1;
            }
        }
        return begin == payload.length ? Optional.of(strings) : Optional.empty();
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
