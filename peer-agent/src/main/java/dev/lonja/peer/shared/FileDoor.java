package dev.lonja.peer.shared;

import static dev.lonja.peer.text.Texts.text;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The one way to open a file that is served: what it refuses is never sent. Thread: it blocks on the file system. */
final class FileDoor {
    /** Kernel pseudo-files; never shared. */
    private static final List<Path> KERNEL_FOLDERS = List.of(Path.of("/proc"), Path.of("/sys"));

    private final Predicate<Path> isAllowed;

    /** A door to the files below the configured share roots. */
    FileDoor(ShareConfig config) {
        this.isAllowed = config.shareRoots().map(FileDoor::isBelowAny).orElse(path -> true);
    }

    /**
     * Opens a file for reading.
     *
     * @param path the path that was published
     * @param realPath the real path that it had then
     * @throws NoSuchFileException if the path leads elsewhere now, or to something that is not shared; its reason says so
     * @throws IOException if the file cannot be opened
     */
    NoFollow.Opened open(Path path, Path realPath) throws IOException {
        if (!path.toRealPath().equals(realPath)) {
            throw refused(path, text("leads elsewhere since it was published"));
        }
        requireShared(path, realPath);
        return NoFollow.openForReading(realPath);
    }

    /**
     * Opens and closes a file by the same rules. Nothing is read, so the file is opened by its whole path, which is faster.
     *
     * @throws IOException if the file could not be opened
     */
    void check(Path path) throws IOException {
        Path realPath = path.toRealPath();
        requireShared(path, realPath);
        NoFollow.openByPath(realPath).channel().close();
    }

    private void requireShared(Path path, Path realPath) throws NoSuchFileException {
        if (KERNEL_FOLDERS.stream().anyMatch(realPath::startsWith)) {
            throw refused(path, text("not a file of a disk"));
        }
        if (!isAllowed.test(realPath)) {
            throw refused(path, text("outside of the share roots"));
        }
    }

    private static NoSuchFileException refused(Path path, String reason) {
        return new NoSuchFileException(path.toString(), null, reason);
    }

    private static Predicate<Path> isBelowAny(List<Path> roots) {
        return realPath -> roots.stream().anyMatch(root -> isBelow(root, realPath));
    }

    private static boolean isBelow(Path root, Path realPath) {
        try {
            return realPath.startsWith(root.toRealPath());
        } catch (IOException unreachable) {
            return false;
        }
    }
}
