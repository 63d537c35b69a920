package dev.lonja.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The notation of bytes in scripts. Text stands for its bytes in UTF-8. Besides:
 *
 * <pre>
 * \0          a NUL byte
 * \xHH        any byte
 * \\          a backslash
 * [n]         a status byte
 * (n*text)    text, n times
 * {name}      a value that the test supplies
 * </pre>
 */
public final class EscapedBytes {
    private final String text;
    private final Map<String, String> values;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private EscapedBytes(String text, Map<String, String> values) {
        this.text = text;
        this.values = values;
    }

    public static byte[] decode(String text, Map<String, String> values) {
        return new EscapedBytes(text, values).decode();
    }

    /** Writes bytes in this notation, for messages. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte next : bytes) {
            if (next == 0) {
                text.append("\\0");
            } else if (next > ' ' - 1 && next < 0x7f && next != '\\') {
                text.append((char) next);
            } else {
                text.append("\\x%02x".formatted(next));
            }
        }
        return text.toString();
    }

    private byte[] decode() {
        while (at < text.length()) {
            char next = text.charAt(at);
            switch (next) {
                case '\\' -> decodeBackslash();
                case '[' -> bytes.write(Integer.parseInt(until(']')));
                case '(' -> repeat(until(')'));
                case '{' -> write(value(until('}')));
                default -> {
                    int codePoint = text.codePointAt(at);
                    write(Character.toString(codePoint));
                    at += Character.charCount(codePoint);
                }
            }
        }
        return bytes.toByteArray();
    }

    private void decodeBackslash() {
        switch (text.charAt(at + 1)) {
            case '0' -> bytes.write(0);
            case '\\' -> bytes.write('\\');
            case 'x' -> {
                bytes.write(Integer.parseInt(text, at + 2, at + 4, 16));
                at += 2;
            }
            default -> throw new IllegalArgumentException("no such escape at " + at + " of: " + text);
        }
        at += 2;
    }

    private void repeat(String countAndText) {
        int star = countAndText.indexOf('*');
        byte[] once = decode(countAndText.substring(star + 1), values);
        for (int left = Integer.parseInt(countAndText.substring(0, star)); left > 0; left--) {
            bytes.writeBytes(once);
        }
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for {" + name + "} in: " + text);
        }
        return value;
    }

    /** Returns the text between the opening bracket at this position and the closing one, and moves behind that. */
    private String until(char closing) {
        int end = text.indexOf(closing, at);
        if (end < 0) {
            throw new IllegalArgumentException("no " + closing + " in: " + text);
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private void write(String string) {
        bytes.writeBytes(string.getBytes(StandardCharsets.UTF_8));
    }
}
