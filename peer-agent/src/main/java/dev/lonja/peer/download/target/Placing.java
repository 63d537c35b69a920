package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a whole part file in its place in one step, so that no file is replaced which the user did not allow to be. */
final class Placing {
    /** More copies of one name than anybody wants. */
    private static final int MAX_NUMBER = 9999;

    /** The longest name of a file that file systems take. */
    private static final int MAX_NAME_BYTES = 255;

    private Placing() {}

    /** Replaces the file, if it is a regular file still; the new one has the permissions and the owner of the old one. */
    static Path replace(Path part, Path existing) throws TargetException, IOException {
        if (Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
            KeptAttributes.copy(existing, part);
        } else if (Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw TargetException.cannotWrite(existing, text("it is no longer a regular file"));
        }
        Files.move(part, existing, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return existing;
    }

    /** Gives the part the name, or the next numbered one that nothing has. */
    static Path add(Path part, Path path, boolean isNumbered) throws TargetException, IOException {
        for (int number = 0; number <= MAX_NUMBER; number++) {
            Path name = number == 0
                    ? path
                    : path.resolveSibling(numbered(path.getFileName().toString(), number));
            if (claim(part, name)) {
                return name;
            }
            if (!isNumbered) {
                throw TargetException.cannotWrite(path, text("it was created by somebody else during the download"));
            }
        }
        throw TargetException.cannotWrite(path, text("it exists, as do %d numbered files beside it", MAX_NUMBER));
    }

    /** Moves the part to a name that nothing has; false if something has it. */
    private static boolean claim(Path part, Path name) throws IOException {
        try {
            Files.createLink(name, part);
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException | IOException noLinks) {
            return claimWithoutLinks(part, name);
        }
        Files.delete(part);
        return true;
    }

    /** Where the file system has no hard links: an empty file claims the name, and the part replaces it. */
    private static boolean claimWithoutLinks(Path part, Path name) throws IOException {
        try {
            Files.createFile(name);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        try {
            Files.move(part, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.deleteIfExists(name);
            throw failure;
        }
        return true;
    }

    /** {@code name (1).ext}; a name that would become too long loses characters before the number. */
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        int stemEnd = dot > 0 ? dot : name.length();
        String end = " (" + number + ")" + name.substring(stemEnd);
        while (stemEnd > 1 && Utf8.length(name.substring(0, stemEnd)) + Utf8.length(end) > MAX_NAME_BYTES) {
            stemEnd = name.offsetByCodePoints(stemEnd, -1);
        }
        return name.substring(0, stemEnd) + end;
    }
}
