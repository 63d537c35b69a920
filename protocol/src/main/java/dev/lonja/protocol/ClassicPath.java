package dev.lonja.protocol;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form in which the classic wire carries the path of a file (section 1, Meaning).
 *
 * <p>White space and control characters are percent-encoded, and a path that is too long then is cut: its beginning, a hash
 * of the whole path, and the suffix of its name. A path that the wire carries as it is has itself as its classic form.
 */
public final class ClassicPath {
    private static final int MAX_BYTES = Field.PATH.maxBytes(Edition.CLASSIC);
    private static final int HEAD_BYTES = 180;
    private static final int HASH_BYTES = 8;
    private static final int MAX_SUFFIX_BYTES = 16;
    /** The longest character has four bytes, so a head of fewer bytes would have taken one more. */
    private static final int MIN_HEAD_BYTES = HEAD_BYTES - 3;

    private static final Pattern CUT = Pattern.compile("(.*)~[0-9a-f]{16}(\\.[^./]*)?", Pattern.DOTALL);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ClassicPath() {}

    /** The classic form of that path: at most 255 bytes without white space and control characters. */
    public static String encode(String path) {
        String escaped = escape(path);
        return Utf8.length(escaped) <= MAX_BYTES ? escaped : cut(escaped, path);
    }

    /** The path that has this classic form, or the form itself if it is not one that {@link #encode} makes of another path. */
    public static String decode(String classicPath) {
        if (classicPath.indexOf('%') < 0) {
            return classicPath;
        }
        return Utf8.decode(unescape(classicPath))
                .filter(path -> encode(path).equals(classicPath))
                .orElse(classicPath);
    }

    /** Whether this seems to be the form of a path that was too long, which cannot be decoded. */
    public static boolean isCut(String classicPath) {
        Matcher cut = CUT.matcher(classicPath);
        if (!cut.matches()) {
            return false;
        }
        int headBytes = Utf8.length(cut.group(1));
        String suffix = cut.group(2);
        return headBytes >= MIN_HEAD_BYTES
                && headBytes <= HEAD_BYTES
                && (suffix == null || Utf8.length(suffix) <= MAX_SUFFIX_BYTES);
    }

    /**
     * The name under which the file of that classic path is saved: the last segment of the path that it stands for. Control
     * characters stay encoded, and of a cut path the last segment stays as it is. Empty if that is no name of a file.
     */
    public static Optional<String> fileName(String classicPath) {
        return fileNameOf(isCut(classicPath) ? classicPath : decode(classicPath));
    }

    /** The name under which the file of that true path is saved; empty if its last segment is no name of a file. */
    public static Optional<String> fileNameOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.empty();
        }
        var saved = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            append(saved, name.charAt(at), Character.isISOControl(name.charAt(at)));
        }
        return Optional.of(saved.toString());
    }

    /** Whether the classic wire cannot carry this character in a path. No path holds NUL, so it has no encoded form. */
    private static boolean isUnwritable(char character) {
        return character >= '\u0001' && character <= ' '
                || character >= '\u007f' && character <= '\u00a0'
                || character == '\u1680'
                || character >= '\u2000' && character <= '\u200a'
                || character == '\u2028'
                || character == '\u2029'
                || character == '\u202f'
                || character == '\u205f'
                || character == '\u3000';
    }

    private static String escape(String path) {
        var escaped = new StringBuilder(path.length() + 16);
        for (int at = 0; at < path.length(); at++) {
            char character = path.charAt(at);
            append(escaped, character, isUnwritable(character) || isEscape(path, at));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder text, char character, boolean isEncoded) {
        if (!isEncoded) {
            text.append(character);
            return;
        }
        for (byte part : Utf8.encode(String.valueOf(character))) {
            text.append('%').append(HEX.toHexDigits(part));
        }
    }

    private static byte[] unescape(String classicPath) {
        var bytes = new ByteArrayOutputStream(classicPath.length());
        int at = 0;
        while (at < classicPath.length()) {
            if (isEscape(classicPath, at)) {
                bytes.write(HexFormat.fromHexDigits(classicPath, at + 1, at + 3));
                at += 3;
            } else {
                int end = at + Character.charCount(classicPath.codePointAt(at));
                bytes.writeBytes(Utf8.encode(classicPath.substring(at, end)));
                at = end;
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isEscape(String path, int at) {
        return path.charAt(at) == '%'
                && at + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(at + 1))
                && HexFormat.isHexDigit(path.charAt(at + 2));
    }

    private static String cut(String escaped, String path) {
        int end = 0;
        int bytes = 0;
        while (true) {
            int next = end + (isEscape(escaped, end) ? 3 : Character.charCount(escaped.codePointAt(end)));
            bytes += Utf8.length(escaped.substring(end, next));
            if (bytes > HEAD_BYTES) {
                return escaped.substring(0, end) + "~" + hash(path) + suffix(escaped);
            }
            end = next;
        }
    }

    private static String hash(String path) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Utf8.encode(path));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String suffix(String escaped) {
        String name = escaped.substring(escaped.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot);
        return Utf8.length(suffix) <= MAX_SUFFIX_BYTES ? suffix : "";
    }
}
