package dev.lonja.registry.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A thread that must live as long as the registry. When its work ends before {@link #close}, by an exception, an error or
 * without one, the work is started again after a pause, and this is counted.
 *
 * <p>An OutOfMemoryError of the heap ends the process ({@code -XX:+ExitOnOutOfMemoryError}). There are others that do not:
 * those of direct buffers and of new threads.
 */
public final class LivingThread implements AutoCloseable {
    /** Work that runs for this long counts as healthy again. */
    private static final Duration HEALTHY = Duration.ofSeconds(10);

    /** Work that ends this many times, each time at once, is broken: only a new process may help. */
    private static final int MAX_ENDS_IN_A_ROW = 3;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger LOG = Logger.getLogger(LivingThread.class);

    private final Work work;
    private final Duration pause;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong restarts = new AtomicLong();
    private volatile long begunNanos = System.nanoTime();
    private volatile int endsInARow;

    /** The work of a thread. It returns soon after {@link LivingThread#isClosed()} has become true, or when it is interrupted. */
    public interface Work {
        /** Does the work. */
        void run() throws InterruptedException;
    }

    /** A daemon thread of that name, not started. */
    public LivingThread(String name, Work work) {
        this(name, PAUSE, work);
    }

    LivingThread(String name, Duration pause, Work work) {
        this.work = work;
        this.pause = pause;
        this.thread = new Thread(this::live, name);
        thread.setDaemon(true);
    }

    /** Starts the thread; the same object. */
    public LivingThread start() {
        thread.start();
        return this;
    }

    public String name() {
        return thread.getName();
    }

    /** How often the work was started again. */
    public long restarts() {
        return restarts.get();
    }

    /** Whether the thread runs, and its work has not just ended several times in a row. */
    public boolean isAlive() {
        return thread.isAlive() && (endsInARow < MAX_ENDS_IN_A_ROW || hasRunFor(HEALTHY));
    }

    /** Whether {@link #close} was called: the work must end. */
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits; true if the thread was closed meanwhile. */
    public boolean awaitClose(Duration time) throws InterruptedException {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The work must end: tells the thread, without an interrupt and without waiting. */
    public void end() {
        closed.countDown();
    }

    /** The work must end: interrupts the thread, and does not wait. */
    @Override
    public void close() {
        end();
        thread.interrupt();
    }

    /** Waits for the end of the thread, no longer than that. */
    public void join(Duration limit) {
        try {
            thread.join(limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        // At least once: what was queued before the thread ran is not lost.
        do {
            try {
                begunNanos = System.nanoTime();
                work.run();
                restart("without a reason");
            } catch (InterruptedException interrupted) {
                restart("because it was interrupted");
            } catch (Throwable failure) {
                restart(failure);
            }
        } while (!isClosed());
    }

    /** Must not fail, whatever is missing: this is the thread that may not end. */
    private void restart(Object reason) {
        if (isClosed()) {
            return;
        }
        try {
            restarts.incrementAndGet();
            int ends = hasRunFor(HEALTHY) ? 0 : endsInARow;
            endsInARow = ends + 1;
            LOG.errorf("the thread %s has ended: %s; it is started again", name(), reason);
        } catch (Throwable cannotSay) {
            // The count tells it.
        }
        try {
            awaitClose(pause);
        } catch (Throwable noPause) {
            // Without a pause then.
        }
    }

    private boolean hasRunFor(Duration time) {
        return System.nanoTime() - begunNanos > time.toNanos();
    }
}
