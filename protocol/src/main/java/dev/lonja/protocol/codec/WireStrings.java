package dev.lonja.protocol.codec;

import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Strings of the protocol: UTF-8 ended by one NUL byte. */
final class WireStrings {
    private WireStrings() {}

    static void append(ByteArrayOutputStream bytes, String string) {
        bytes.writeBytes(Utf8.encode(string));
        bytes.write(0);
    }

    static void append(ByteArrayOutputStream bytes, List<String> strings) {
        strings.forEach(string -> append(bytes, string));
    }
}
