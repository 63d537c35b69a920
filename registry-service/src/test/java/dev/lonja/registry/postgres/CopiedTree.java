package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A folder and everything below it, with the same attributes at another place. */
final class CopiedTree {
    private CopiedTree() {}

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path original : tree.toList()) {
                copyOne(original, target(original, from, to));
            }
        }
    }

    /** Like {@link #copy}, but of files that nobody changes: where possible, each gets only another name. */
    static void link(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path original : tree.toList()) {
                linkOne(original, target(original, from, to));
            }
        }
    }

    private static Path target(Path original, Path from, Path to) {
        return to.resolve(from.relativize(original).toString());
    }

    private static void linkOne(Path original, Path target) throws IOException {
        if (Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createLink(target, original);
                return;
            } catch (FileSystemException | UnsupportedOperationException notHere) {
                // Another file system, or one without links.
            }
        }
        copyOne(original, target);
    }

    private static void copyOne(Path original, Path target) throws IOException {
        Files.copy(original, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}
