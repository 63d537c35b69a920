package dev.lonja.peer.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * Makes the descriptions of files: the first line of the sidecar beside the file ({@code film.mkv.lonja}), or else the
 * template with the attributes of the file.
 *
 * <p>A description is cut to the limit of the protocol, and its control characters are replaced by spaces.
 */
public record Description(String template) {
    /** The ending of the name of a sidecar. Sidecars themselves are not published. */
    public static final String SIDECAR = ".lonja";

    private static final int MAX_SIDECAR_BYTES = 64 * 1024;

    String of(Path root, Path file, BasicFileAttributes attributes) throws IOException {
        Path sidecar = file.resolveSibling(file.getFileName() + SIDECAR);
        String text = isSidecar(sidecar) ? firstLine(sidecar) : fromTemplate(root, file, attributes);
        return fitting(text);
    }

    private static boolean isSidecar(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_SIDECAR_BYTES;
    }

    private static String firstLine(Path sidecar) throws IOException {
        try (Stream<String> lines =
                Utf8.decode(Files.readAllBytes(sidecar)).orElse("").lines()) {
            return lines.findFirst().orElse("").strip();
        }
    }

    private String fromTemplate(Path root, Path file, BasicFileAttributes attributes) {
        Path folder = root.relativize(file.getParent());
        return template.replace("{name}", file.getFileName().toString())
                .replace("{folder}", folder.toString())
                .replace("{size}", Long.toString(attributes.size()))
                .replace("{modified}", attributes.lastModifiedTime().toInstant().toString());
    }

    private static String fitting(String text) {
        StringBuilder fitting = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int shown = Character.isISOControl(codePoint) ? ' ' : codePoint;
            bytes += Character.toString(shown).getBytes(UTF_8).length;
            if (bytes > Field.DESCRIPTION.maxBytes(Edition.CLASSIC)) {
                break;
            }
            fitting.appendCodePoint(shown);
        }
        return fitting.toString();
    }
}
