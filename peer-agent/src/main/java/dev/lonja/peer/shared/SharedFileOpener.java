package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens what a peer asked for, if the user published it and it is still the regular file that was published.
 *
 * <p>Blocks. The path from the wire is looked up, never opened: what is opened is the real path that was remembered at
 * PUBLISH, without following a link on the way, and only below a share root if there are any.
 */
public final class SharedFileOpener {
    /** Files of at most this size are read at once: that takes less than handing them over. */
    public static final int SMALL_BYTES = 64 << 10;

    /** What is a file there tells about processes and the machine; nobody can mean to share it. */
    private static final List<Path> KERNEL_FOLDERS = List.of(Path.of("/proc"), Path.of("/sys"));

    /** What became of the attempt. */
    public sealed interface Opening {
        /** The file, open; whoever holds it closes it. */
        record Opened(FileChannel channel, long sizeBytes) implements Opening {}

        /** A small file, read and closed again. */
        record Read(byte[] content) implements Opening {}

        /** Not published, or no longer what was published. */
        record Missing(String reason) implements Opening {}

        /** Published, but this process may not read it, or the disk fails. */
        record Unreadable(String reason) implements Opening {}
    }

    private final SharedFiles sharedFiles;
    private final Predicate<Path> isAllowed;

    /** Opens files of that set, below the configured share roots. */
    public SharedFileOpener(SharedFiles sharedFiles, ShareConfig config) {
        this.sharedFiles = sharedFiles;
        this.isAllowed = config.shareRoots().map(SharedFileOpener::isBelowAny).orElse(path -> true);
    }

    /** Opens what the user published under that path. */
    public Opening open(String path) {
        try {
            Optional<Path> published = sharedFiles.find(path);
            return published.isEmpty() ? new Opening.Missing("not published") : open(path, published.get());
        } catch (IOException failure) {
            return new Opening.Unreadable(failure.toString());
        }
    }

    /** Ends an opening of that path that waits for the other end of a pipe. */
    public void release(String path) throws IOException {
        Optional<Path> published = sharedFiles.find(path);
        if (published.isPresent()) {
            NoFollow.release(published.get());
        }
    }

    private Opening open(String path, Path realPath) {
        try {
            if (!Path.of(path).toRealPath().equals(realPath)) {
                return new Opening.Missing("leads elsewhere since it was published");
            }
            if (KERNEL_FOLDERS.stream().anyMatch(realPath::startsWith)) {
                return new Opening.Missing("not a file of a disk");
            }
            if (!isAllowed.test(realPath)) {
                return new Opening.Missing("outside of the share roots");
            }
            return opened(NoFollow.openForReading(realPath));
        } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException gone) {
            return new Opening.Missing("no longer there");
        } catch (IOException failure) {
            return new Opening.Unreadable(failure.toString());
        }
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

    private static Opening opened(FileChannel channel) throws IOException {
        boolean handedOver = false;
        try {
            long sizeBytes = channel.size();
            if (sizeBytes <= SMALL_BYTES) {
                return new Opening.Read(read(channel, (int) sizeBytes));
            }
            handedOver = true;
            return new Opening.Opened(channel, sizeBytes);
        } finally {
            if (!handedOver) {
                channel.close();
            }
        }
    }

    /** At most so many bytes; fewer if the file has become shorter, and nothing is announced yet. */
    private static byte[] read(FileChannel channel, int sizeBytes) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(sizeBytes);
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = channel.read(content);
        }
        return Arrays.copyOf(content.array(), content.position());
    }
}
