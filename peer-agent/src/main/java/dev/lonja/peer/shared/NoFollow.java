package dev.lonja.peer.shared;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens a regular file by its real path without following symbolic links, even if a folder on the way is replaced by a link
 * at the same time.
 */
final class NoFollow {
    /** The bits of a POSIX file mode that hold the kind of file (S_IFMT), and the value for a pipe (S_IFIFO). */
    private static final int FORMAT_MASK = 0170000;

    private static final int FORMAT_PIPE = 0010000;

    /** A file that is replaced all the time is found in one of these attempts. */
    private static final int MAX_ATTEMPTS = 5;

    private NoFollow() {}

    /**
     * An open file.
     *
     * @param key its device and inode; null on a system without them
     */
    record Opened(FileChannel channel, @Nullable Object key) {}

    /**
     * Opens the file for reading.
     *
     * @param realPath an absolute path that is expected to contain no symbolic link
     * @throws IOException if the path contains a symbolic link, or does not lead to a regular file
     */
    static Opened openForReading(Path realPath) throws IOException {
        requireRegular(realPath.getNameCount() > 0, realPath);
        for (int attempt = 1; ; attempt++) {
            try {
                return open(realPath);
            } catch (ReplacedException replaced) {
                if (attempt == MAX_ATTEMPTS) {
                    throw replaced;
                }
            }
        }
    }

    /** Another file took the place between two looks, as when an editor saves. */
    private static final class ReplacedException extends NoSuchFileException {
        private static final long serialVersionUID = 1L;

        ReplacedException(Path realPath) {
            super(realPath.toString(), null, text("replaced while it was opened"));
        }
    }

    private static Opened open(Path realPath) throws IOException {
        try (DirectoryStream<Path> root = Files.newDirectoryStream(realPath.getRoot())) {
            if (root instanceof SecureDirectoryStream<Path> folder) {
                return descend(folder, realPath, 0);
            }
        } catch (AccessDeniedException unlistable) {
            // A folder on the way may be entered but not listed: it has to be opened by its whole path.
        }
        return openByPath(realPath);
    }

    /**
     * Ends an {@link #openForReading} that blocks on a pipe, which replaced the file after it was checked and before it was
     * opened. A system without file modes has no such pipes.
     */
    static void release(Path realPath) throws IOException {
        if (realPath.getFileSystem().supportedFileAttributeViews().contains("unix") && isPipe(realPath)) {
            FileChannel.open(realPath, READ, WRITE, NOFOLLOW_LINKS).close(); // Opens both ends, so that neither blocks.
        }
    }

    private static boolean isPipe(Path realPath) throws IOException {
        return Files.getAttribute(realPath, "unix:mode", NOFOLLOW_LINKS) instanceof Integer mode
                && (mode & FORMAT_MASK) == FORMAT_PIPE;
    }

    /** Opens folder after folder, each relative to the one before and never through a link, then the file. */
    private static Opened descend(SecureDirectoryStream<Path> folder, Path realPath, int depth) throws IOException {
        Path name = realPath.getName(depth);
        if (depth < realPath.getNameCount() - 1) {
            try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, NOFOLLOW_LINKS)) {
                return descend(next, realPath, depth + 1);
            }
        }
        BasicFileAttributeView view = folder.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS);
        BasicFileAttributes before = view.readAttributes();
        requireRegular(before.isRegularFile(), realPath);
        SeekableByteChannel opened = folder.newByteChannel(name, Set.of(READ, NOFOLLOW_LINKS));
        if (!isSame(before, view)) {
            opened.close();
            throw new ReplacedException(realPath);
        }
        return new Opened((FileChannel) opened, before.fileKey());
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributeView view) throws IOException {
        try {
            BasicFileAttributes after = view.readAttributes();
            return after.isRegularFile() && Objects.equals(before.fileKey(), after.fileKey());
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    /** Opens the file by its whole path. A link that takes the place of a folder meanwhile is noticed afterwards. */
    static Opened openByPath(Path realPath) throws IOException {
        BasicFileAttributeView view =
                Files.getFileAttributeView(realPath, BasicFileAttributeView.class, NOFOLLOW_LINKS);
        BasicFileAttributes before = view.readAttributes();
        requireRegular(before.isRegularFile(), realPath);
        FileChannel channel = FileChannel.open(realPath, READ, NOFOLLOW_LINKS);
        if (!isSame(before, view) || !realPath.toRealPath().equals(realPath)) {
            channel.close();
            throw new ReplacedException(realPath);
        }
        return new Opened(channel, before.fileKey());
    }

    private static void requireRegular(boolean regular, Path realPath) throws NoSuchFileException {
        if (!regular) {
            throw new NoSuchFileException(realPath.toString(), null, text("not a regular file"));
        }
    }
}
