package dev.lonja.peer.download.target;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The names of the temporary files of downloads: {@code .NAME.XXXXXXXXXXXXXXXX.part}. They are random enough that a recorded
 * name never belongs to another file.
 */
final class PartName {
    /** The characters of the name that are kept: a name has at most 255 bytes, and a character up to 4. */
    private static final int SHOWN_CHARACTERS = 50;

    private static final Pattern FORM = Pattern.compile("\\..+\\.[0-9a-f]{16}\\.part", Pattern.DOTALL);

    private PartName() {}

    /** A new name beside the target. */
    static Path random(Path target) {
        String name = target.getFileName().toString();
        int shownCharacters = Math.min(name.codePointCount(0, name.length()), SHOWN_CHARACTERS);
        String shown = name.substring(0, name.offsetByCodePoints(0, shownCharacters));
        String random = "%016x".formatted(ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + shown + "." + random + ".part");
    }

    /** Whether a file has such a name. */
    static boolean isNameOf(Path file) {
        return file.getFileName() != null
                && FORM.matcher(file.getFileName().toString()).matches();
    }
}
