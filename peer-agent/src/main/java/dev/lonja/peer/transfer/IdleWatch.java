package dev.lonja.peer.transfer;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Notices that nothing has moved for a time. Thread: the event loop. */
final class IdleWatch {
    private final Vertx vertx;
    private final Duration limit;
    private final Runnable whenIdle;
    private long lastMoved;
    private long timer;

    IdleWatch(Vertx vertx, Duration limit, Runnable whenIdle) {
        this.vertx = vertx;
        this.limit = limit;
        this.whenIdle = whenIdle;
    }

    void start() {
        touch();
        waitFor(limit.toMillis());
    }

    /** Something has moved. */
    void touch() {
        lastMoved = System.nanoTime();
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void waitFor(long millis) {
        timer = vertx.setTimer(Math.max(1, millis), fired -> look());
    }

    private void look() {
        long restMillis = limit.minusNanos(System.nanoTime() - lastMoved).toMillis();
        if (restMillis > 0) {
            waitFor(restMillis);
        } else {
            whenIdle.run();
        }
    }
}
