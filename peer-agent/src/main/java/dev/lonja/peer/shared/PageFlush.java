package dev.lonja.peer.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes the changed pages of a file to the disk. A program that has mapped a file into memory changes its times only with the
 * first write to each page after the page was written to the disk; so without this, writes would stay unseen.
 *
 * <p>The wait for a slow disk is limited. After it, such writes stay unseen until the system writes the pages by itself.
 * Threads: the caller waits; threads of this class wait for the disk.
 */
final class PageFlush {
    /** The system writes changed pages to the disk within half a minute by itself. */
    private static final Duration MAX_AGE_OF_PAGES = Duration.ofMinutes(1);

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);
    private static final int MAX_THREADS = 2;
    private static final int MAX_WAITING = 100;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("lonja-page-flush-", 0).factory());

    PageFlush() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Flushes the file if it may have changed pages. Returns whether it has flushed it. */
    boolean run(OpenFile file) throws IOException {
        if (!file.changedWithin(MAX_AGE_OF_PAGES)) {
            return false;
        }
        Callable<Void> flush = () -> {
            file.channel().force(false);
            return null;
        };
        try {
            Future<Void> flushed = threads.submit(flush);
            flushed.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the disk was written to", interrupted);
        } catch (RejectedExecutionException | TimeoutException | ExecutionException unflushed) {
            // A read-only file system has no changed pages, and a slow or broken disk is no reason to serve nothing.
            return false;
        }
    }
}
