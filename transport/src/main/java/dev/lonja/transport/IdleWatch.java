package dev.lonja.transport;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Detects that no bytes have moved for a time, by checking a count of bytes. Belongs to one event loop. */
public final class IdleWatch {
    /** The number of checks within the limit. Idleness is detected late by at most this fraction of the limit. */
    private static final int LOOKS = 4;

    private final Vertx vertx;
    private final Duration limit;
    private final LongSupplier movedBytes;
    private final Runnable whenIdle;
    private long lastBytes;
    private long lastMovedNanos;
    private long timer;

    /** A watch that is not running; {@code movedBytes} changes whenever bytes move. */
    public IdleWatch(Vertx vertx, Duration limit, LongSupplier movedBytes, Runnable whenIdle) {
        this.vertx = vertx;
        this.limit = limit;
        this.movedBytes = movedBytes;
        this.whenIdle = whenIdle;
    }

    /** Starts to watch, or starts again. */
    public void start() {
        stop();
        lastMovedNanos = System.nanoTime();
        lastBytes = movedBytes.getAsLong();
        timer = vertx.setPeriodic(Math.max(1, limit.toMillis() / LOOKS), fired -> look());
    }

    /** Stops watching. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long now = System.nanoTime();
        long bytes = movedBytes.getAsLong();
        if (bytes != lastBytes) {
            lastBytes = bytes;
            lastMovedNanos = now;
        } else if (now - lastMovedNanos >= limit.toNanos()) {
            stop();
            whenIdle.run();
        }
    }
}
