package dev.lonja.peer.shared;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens a file that a peer asks for, if the user published it and it is still the same regular file.
 *
 * <p>The path from the wire is only looked up. What is opened is the real path that was stored at PUBLISH, without following
 * symbolic links, and only below one of the share roots if any are configured. Thread: a worker, because it blocks.
 */
public final class SharedFileOpener {
    /** Files up to this size are read when they are opened, which is faster than sending them in chunks. */
    private static final int SMALL_BYTES = 64 << 10;

    /** The result of opening a file. */
    public sealed interface Opening {
        /** The open file; the receiver closes it. */
        record Opened(FileChannel channel, long sizeBytes) implements Opening {}

        /** A small file, which was read and closed. */
        record Read(byte[] content) implements Opening {}

        /** The path is not published, or no longer leads to the published file. */
        record Missing(String reason) implements Opening {}

        /** The file is published but cannot be read. */
        record Unreadable(String reason) implements Opening {}
    }

    private final SharedFiles sharedFiles;
    private final FileDoor door;

    /** Opens files of that set, below the configured share roots. */
    public SharedFileOpener(SharedFiles sharedFiles, ShareConfig config) {
        this.sharedFiles = sharedFiles;
        this.door = new FileDoor(config);
    }

    /** Opens the file that the user published under that path. */
    public Opening open(String path) {
        try {
            Optional<Path> published = sharedFiles.find(path);
            return published.isEmpty() ? new Opening.Missing("not published") : open(path, published.get());
        } catch (IOException failure) {
            return new Opening.Unreadable(Reasons.withFile(failure));
        }
    }

    /** Ends an {@link #open} of that path that blocks because a pipe has taken the place of the file. */
    public void release(String path) throws IOException {
        Optional<Path> published = sharedFiles.find(path);
        if (published.isPresent()) {
            NoFollow.release(published.get());
        }
    }

    private Opening open(String path, Path realPath) {
        try {
            return opened(door.open(Path.of(path), realPath));
        } catch (NoSuchFileException missing) {
            return new Opening.Missing(Objects.requireNonNullElse(missing.getReason(), "no longer there"));
        } catch (NotDirectoryException | FileSystemLoopException gone) {
            return new Opening.Missing("no longer there");
        } catch (IOException failure) {
            return new Opening.Unreadable(Reasons.of(failure));
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

    /** Reads up to {@code sizeBytes} bytes. Fewer are no error: the size has not been announced yet. */
    private static byte[] read(FileChannel channel, int sizeBytes) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(sizeBytes);
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = channel.read(content);
        }
        return Arrays.copyOf(content.array(), content.position());
    }
}
