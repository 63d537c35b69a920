package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    /** Brings a whole tree to the disk. */
    static void syncAll(Path root) throws IOException {
        forEach(root, path -> {
            if (!Files.isSymbolicLink(path)) {
                sync(path);
            }
        });
    }

    /** Renames a file or folder to its final name within its parent, so that the name also survives a power cut. */
    static void publish(Path unfinished, Path path) throws IOException {
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        sync(path.getParent());
    }

    /** Brings a file's content, or a folder's names, to the disk; Windows has no such thing for folders. */
    static void sync(Path path) throws IOException {
        if (Platform.current().isWindows()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
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
                return unlessGone(action, file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                return unlessGone(action, folder);
            }
        });
    }

    /** A server that is just stopping deletes files of its own. */
    private static FileVisitResult unlessGone(Action action, Path path) throws IOException {
        try {
            action.apply(path);
        } catch (NoSuchFileException gone) {
            // nothing is left to be done to it
        }
        return FileVisitResult.CONTINUE;
    }
}
