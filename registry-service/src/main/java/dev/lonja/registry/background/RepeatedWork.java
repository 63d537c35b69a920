package dev.lonja.registry.background;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that a worker thread runs again and again, with a pause after each run. The scheduler of Quarkus resolves whole
 * seconds; this is for shorter pauses.
 */
public final class RepeatedWork implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RepeatedWork.class);
    /** Longer than the database lets a statement run. */
    private static final Duration MAX_WAIT_FOR_RUN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Duration pause;
    private final Runnable work;
    private final Semaphore idle = new Semaphore(1);
    private volatile boolean isClosed;

    private RepeatedWork(Vertx vertx, Duration pause, Runnable work) {
        this.vertx = vertx;
        this.pause = pause;
        this.work = work;
    }

    /** Starts with a pause. An exception of the work does not end the repetition. */
    public static RepeatedWork start(Vertx vertx, Duration pause, Runnable work) {
        var repeated = new RepeatedWork(vertx, pause, work);
        repeated.pause();
        return repeated;
    }

    /** Starts no further run, and waits a bounded time for the end of the current one. Vert.x must still be running. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!idle.tryAcquire(MAX_WAIT_FOR_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("work did not end within %s", MAX_WAIT_FOR_RUN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        if (!isClosed) {
            vertx.setTimer(pause.toMillis(), timer -> runOnWorker());
        }
    }

    private void runOnWorker() {
        try {
            vertx.executeBlocking(this::run, false).onFailure(this::say).onComplete(done -> pause());
        } catch (RuntimeException | Error notStarted) {
            // No thread or no memory for it. Nobody else would start it again.
            pause();
        }
    }

    private void say(Throwable failure) {
        if (!isClosed) {
            LOG.warnf(failure, "work has failed; it is tried again in %s", pause);
        }
    }

    private boolean run() {
        if (isClosed || !idle.tryAcquire()) {
            return false;
        }
        try {
            work.run();
        } finally {
            idle.release();
        }
        return true;
    }
}
