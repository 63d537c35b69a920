package dev.lonja.peer.scan;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.protocol.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks of file names (hidden, temporary, valid as text), and their form for a person. */
public final class FileNames {
    /** The endings that programs give to files that they have not completed: browsers, torrent clients, editors. */
    private static final List<String> TEMPORARY = List.of(
            ".part",
            ".partial",
            ".filepart",
            ".crdownload",
            ".opdownload",
            ".aria2",
            ".!qb",
            ".!ut",
            ".tmp",
            ".swp",
            "~");

    private static final HexFormat HEX = HexFormat.of();

    private FileNames() {}

    static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    static boolean isTemporary(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TEMPORARY.stream().anyMatch(lower::endsWith);
    }

    /**
     * Whether a program is still writing the file of that name, by the other names in its folder: aria2 keeps its journal
     * beside the file, and Firefox an empty file beside the one that it writes.
     */
    static boolean isBeingFetched(String name, long sizeBytes, Set<String> namesInFolder) {
        return namesInFolder.contains(name + ".aria2") || sizeBytes == 0 && namesInFolder.contains(name + ".part");
    }

    /** Whether the text of the path leads back to the same bytes. */
    public static boolean isText(Path file) {
        try {
            String text = file.toString();
            return NameEncoding.canName(text)
                    && file.getFileSystem().getPath(text).equals(file);
        } catch (InvalidPathException unmappable) {
            return false;
        }
    }

    /** The path for a person; bytes that are not UTF-8 as {@code \xe9}. */
    public static String shown(Path file) {
        return isText(file) ? Printable.name(file.toString()) : shownBytes(bytes(file));
    }

    /** The bytes of the path, which Java shows only in its URI. */
    private static byte[] bytes(Path file) {
        Path root = Path.of("/");
        String uri = root.resolve(file).toUri().getRawPath();
        String encoded = file.isAbsolute() ? uri : uri.substring(1);
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            if (encoded.charAt(at) == '%') {
                bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 2;
            } else {
                bytes.write(encoded.charAt(at));
            }
        }
        return bytes.toByteArray();
    }

    /** Valid parts as text, every other byte as an escape. */
    private static String shownBytes(byte[] bytes) {
        var shown = new StringBuilder();
        int at = 0;
        while (at < bytes.length) {
            int length = validLength(bytes, at);
            if (length == 0) {
                shown.append("\\x").append(HEX.toHexDigits(bytes[at]));
                at++;
            } else {
                shown.append(Printable.of(new String(bytes, at, length, StandardCharsets.UTF_8)));
                at += length;
            }
        }
        return shown.toString();
    }

    /** The number of bytes of the character that begins there, 0 if none does. */
    private static int validLength(byte[] bytes, int at) {
        for (int length = 1; length <= 4 && at + length <= bytes.length; length++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
                return length;
            } catch (CharacterCodingException incomplete) {
                continue;
            }
        }
        return 0;
    }
}
