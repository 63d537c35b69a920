package dev.lonja.peer.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has a large file written to the disk while it still grows, so that little is left to wait for at its end.
 *
 * <p>Thread: the one that writes the file; each flush has a thread of its own, one at a time.
 */
final class BackgroundFlush {
    /** So many bytes are worth a flush. */
    static final long STEP_BYTES = 64 << 20;

    private final FileChannel channel;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long unflushedBytes;

    BackgroundFlush(FileChannel channel) {
        this.channel = channel;
    }

    /** So many bytes more have been written. */
    void wrote(long bytes) throws IOException {
        unflushedBytes += bytes;
        if (unflushedBytes >= STEP_BYTES && running.isDone()) {
            await();
            unflushedBytes = 0;
            running = CompletableFuture.runAsync(
                    this::flush, Thread.ofPlatform().daemon().name("lonja-flush")::start);
        }
    }

    /** Waits for the flush that runs; fails if one has failed, because the system tells that only once. */
    void await() throws IOException {
        try {
            running.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof UncheckedIOException disk) {
                throw disk.getCause();
            }
            throw failure;
        }
    }

    private void flush() {
        try {
            channel.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
