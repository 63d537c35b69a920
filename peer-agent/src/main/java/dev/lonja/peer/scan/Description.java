package dev.lonja.peer.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the descriptions of files: the first line of the sidecar beside the file ({@code film.mkv.lonja}), or else the
 * template with the attributes of the file.
 *
 * <p>A description is cut to the limit of the protocol, and its control characters are replaced by spaces.
 */
public record Description(String template) {
    /** The ending of the name of a sidecar. Sidecars themselves are not published. */
    static final String SIDECAR = ".lonja";

    private static final int MAX_SIDECAR_BYTES = 64 * 1024;

    /** The description of the file. A sidecar that cannot be read counts as none. */
    String of(Path root, Path file, Look look, boolean hasSidecar) {
        Optional<String> ofSidecar =
                hasSidecar ? firstLine(file.resolveSibling(file.getFileName() + SIDECAR)) : Optional.empty();
        return fitting(ofSidecar.orElseGet(() -> fromTemplate(root, file, look)));
    }

    private static Optional<String> firstLine(Path sidecar) {
        if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(sidecar, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(MAX_SIDECAR_BYTES + 1);
            return bytes.length > MAX_SIDECAR_BYTES
                    ? Optional.empty()
                    : Optional.of(Utf8.decode(bytes)
                            .orElse("")
                            .lines()
                            .findFirst()
                            .orElse("")
                            .strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String fromTemplate(Path root, Path file, Look look) {
        Path folder = root.relativize(file.getParent());
        return template.replace("{name}", file.getFileName().toString())
                .replace("{folder}", folder.toString())
                .replace("{size}", Long.toString(look.sizeBytes()))
                .replace("{modified}", look.modified().toInstant().toString());
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
