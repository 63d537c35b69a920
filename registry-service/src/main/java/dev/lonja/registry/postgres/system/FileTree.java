package dev.lonja.registry.postgres.system;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations on a folder and everything below it. Symbolic links are never followed. */
public final class FileTree {

    private interface Action {
        void apply(Path path) throws IOException;
    }

    private FileTree() {}

    /** Deletes the tree if it exists. */
    public static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            forEach(root, Files::delete);
        }
    }

    /** Changes the owner of the tree, of its root last: if the root has the right owner, so has the whole tree. */
    public static void give(Path root, SystemAccount owner) throws IOException {
        forEach(root, path -> {
            setIfDifferent(path, "unix:uid", owner.uid());
            setIfDifferent(path, "unix:gid", owner.gid());
        });
    }

    /** Flushes the whole tree to the disk. */
    public static void syncAll(Path root) throws IOException {
        forEach(root, path -> {
            if (!Files.isSymbolicLink(path)) {
                sync(path);
            }
        });
    }

    /** Renames a file or folder to its final name in the same parent folder; the name survives a power failure. */
    public static void publish(Path unfinished, Path path) throws IOException {
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        sync(Objects.requireNonNull(path.getParent()));
    }

    /** Flushes the content of a file, or the entries of a folder, to the disk; does nothing on Windows. */
    public static void sync(Path path) throws IOException {
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

    /** Applies the action; a file that is gone is ignored, because a server that is stopping deletes its own files. */
    private static FileVisitResult unlessGone(Action action, Path path) throws IOException {
        try {
            action.apply(path);
        } catch (NoSuchFileException gone) {
            // There is nothing left to do.
        }
        return FileVisitResult.CONTINUE;
    }
}
