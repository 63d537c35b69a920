package dev.lonja.transport;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that no bytes have moved for a time, by looking at a count of bytes. Belongs to one event loop. */
public final class IdleWatch {
    /** The number of looks within the limit: idleness is noticed at most that part of the limit late. */
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

    /** Begins to watch, or begins anew. */
    public void start() {
        stop();
        lastMovedNanos = System.nanoTime();
        lastBytes = movedBytes.getAsLong();
        timer = vertx.setPeriodic(Math.max(1, limit.toMillis() / LOOKS), fired -> look());
    }

    /** Watches no longer. */
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
