package dev.lonja.registry.requests;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that read from the database for requests. Their number and their queue are bounded. */
@Singleton
class Readers implements Executor, AutoCloseable {
    /** There are never more reads than permits for requests. */
    static final int MAX_QUEUED = 4096;

    /** Each reader holds a connection to the database while it reads, and a few readers are enough to use it fully. */
    private static final int THREADS = 4;

    private final ThreadPoolExecutor pool;

    Readers() {
        AtomicInteger number = new AtomicInteger();
        var queue = new ArrayBlockingQueue<Runnable>(MAX_QUEUED);
        pool = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, queue, work -> {
            Thread reader = new Thread(work, "lonja-reader-" + number.incrementAndGet());
            reader.setDaemon(true);
            return reader;
        });
    }

    /**
     * Runs the work on a reader thread.
     *
     * @throws RejectedExecutionException if too many reads wait already, or the registry is stopping
     */
    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    @Override
    @PreDestroy
    public void close() {
        pool.shutdown();
    }
}
