package dev.lonja.peer.upload;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that nothing has moved for a time. Thread: the event loop. */
final class IdleWatch {
    /** How often to look in the time of the limit: idleness is noticed at most that part late. */
    private static final int LOOKS = 4;

    private final Vertx vertx;
    private final Duration limit;
    private final LongSupplier movedBytes;
    private final Runnable whenIdle;
    private long lastBytes;
    private long lastMoved;
    private long timer;

    /** {@code movedBytes} changes whenever something moves. */
    IdleWatch(Vertx vertx, Duration limit, LongSupplier movedBytes, Runnable whenIdle) {
        this.vertx = vertx;
        this.limit = limit;
        this.movedBytes = movedBytes;
        this.whenIdle = whenIdle;
    }

    /** Begins to watch, or begins anew. */
    void start() {
        stop();
        lastMoved = System.nanoTime();
        lastBytes = movedBytes.getAsLong();
        timer = vertx.setPeriodic(Math.max(1, limit.toMillis() / LOOKS), fired -> look());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long now = System.nanoTime();
        long bytes = movedBytes.getAsLong();
        if (bytes != lastBytes) {
            lastBytes = bytes;
            lastMoved = now;
        } else if (now - lastMoved >= limit.toNanos()) {
            stop();
            whenIdle.run();
        }
    }
}
