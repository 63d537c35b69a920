package dev.lonja.protocol;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Strings as they travel: UTF-8 ended by one NUL byte. */
final class WireStrings {
    private WireStrings() {}

    static byte[] encode(List<String> strings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        strings.forEach(string -> append(bytes, string));
        return bytes.toByteArray();
    }

    static void append(ByteArrayOutputStream bytes, String string) {
        bytes.writeBytes(Utf8.encode(string));
        bytes.write(0);
    }
}
