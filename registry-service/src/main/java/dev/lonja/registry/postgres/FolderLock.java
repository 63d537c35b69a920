package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.Pause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The lock of one process on a folder; the operating system releases it when the process ends, for whatever reason. */
final class FolderLock implements AutoCloseable {

    private static final Duration SAME_PROCESS_LIMIT = Duration.ofSeconds(5);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock acquire(ClusterFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new EmbeddedPostgresException(
                        "the data folder " + folder.root()
                                + " is in use by another registry; stop that one, or choose another folder with --data-dir or LONJA_DATA_DIR");
            }
            return new FolderLock(channel);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot lock the data folder " + folder.root() + " (" + failed
                            + "); make it writable, or choose another folder with --data-dir or LONJA_DATA_DIR",
                    failed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Waits for a lock of this process: development mode starts the next registry while the one before is stopping. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + SAME_PROCESS_LIMIT.toNanos();
        while (true) {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException heldByThisProcess) {
                if (System.nanoTime() - deadline > 0 || !Pause.brief()) {
                    return false;
                }
            }
        }
    }
}
