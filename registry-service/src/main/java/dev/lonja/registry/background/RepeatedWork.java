package dev.lonja.registry.background;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Work that a worker thread runs again and again, with a pause after each run. The scheduler of Quarkus resolves whole
 * seconds; this is for shorter pauses.
 */
public final class RepeatedWork implements AutoCloseable {
    private final Vertx vertx;
    private final Duration pause;
    private final Runnable work;
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

    /** Starts no further run. */
    @Override
    public void close() {
        isClosed = true;
    }

    private void pause() {
        vertx.setTimer(pause.toMillis(), timer -> run());
    }

    private void run() {
        if (isClosed) {
            return;
        }
        vertx.<Void>executeBlocking(
                        () -> {
                            work.run();
                            return null;
                        },
                        false)
                .onComplete(done -> pause());
    }
}
