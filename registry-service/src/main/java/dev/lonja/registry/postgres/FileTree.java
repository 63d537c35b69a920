package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** What is done to a folder and everything below it. Symbolic links are never followed. */
final class FileTree {

    private interface Action {
        void apply(Path path) throws IOException;
    }

    private FileTree() {}

    /** Deletes the tree; it may be missing. */
    static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            forEach(root, Files::delete);
        }
    }

    /** Gives the tree to an account, the root last: a tree whose root has the right owner has been given whole. */
    static void give(Path root, Account owner) throws IOException {
        forEach(root, path -> {
            setIfDifferent(path, "unix:uid", owner.uid());
            setIfDifferent(path, "unix:gid", owner.gid());
        });
    }

    private static void setIfDifferent(Path path, String attribute, int wanted) throws IOException {
        if (!Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS).equals(wanted)) {
            Files.setAttribute(path, attribute, wanted, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void forEach(Path root, Action action) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                action.apply(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                action.apply(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
