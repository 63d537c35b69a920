package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The claim of one process to a folder; the system drops it with the process, however that ends. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock acquire(ClusterFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedPostgresException("the data folder " + folder.root()
                        + " is in use by another registry; stop that one, or set LONJA_DATA_DIR to another folder");
            }
            return new FolderLock(channel);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot lock the data folder " + folder.root() + " (" + failed
                            + "); make it writable, or set LONJA_DATA_DIR to another folder",
                    failed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
