package dev.lonja.peer.download.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Flushes a large file to disk while it still grows, so that the flush at its end is short.
 *
 * <p>Thread: the one that writes the file. Each flush runs on a thread of its own, one at a time.
 */
final class BackgroundFlush {
    /** The number of new bytes after which a flush starts. */
    static final long STEP_BYTES = 64 << 20;

    private final FileChannel channel;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long unflushedBytes;

    BackgroundFlush(FileChannel channel) {
        this.channel = channel;
    }

    /** That many more bytes have been written. */
    void wrote(long bytes) throws IOException {
        unflushedBytes += bytes;
        if (unflushedBytes >= STEP_BYTES && running.isDone()) {
            await();
            unflushedBytes = 0;
            running = CompletableFuture.runAsync(
                    this::flush, Thread.ofPlatform().daemon().name("lonja-flush")::start);
        }
    }

    /** Waits for the running flush. Fails if the last one failed, because the system reports a failure only once. */
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
