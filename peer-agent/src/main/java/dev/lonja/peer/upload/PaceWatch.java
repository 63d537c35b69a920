package dev.lonja.peer.upload;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Ends an upload whose reader takes fewer bytes per second than a minimum, as soon as somebody waits for its place. While nobody
 * waits, a reader may be as slow as it likes. Belongs to one event loop.
 */
final class PaceWatch {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What a reader is measured by.
     *
     * @param period the time over which its pace is measured: bytes go to the system in large steps
     * @param look the time between two looks, shorter than the period
     * @param minBytesPerSecond the pace below which it gives its place up
     */
    record Rule(Duration period, Duration look, long minBytesPerSecond) {}

    private final Vertx vertx;
    private final Rule rule;
    private final LongSupplier movedBytes;
    private final BooleanSupplier isWanted;
    private final LongConsumer whenTooSlow;
    private long periodBegan;
    private long bytesBefore;
    private long bytesPerSecond = Long.MAX_VALUE;
    private long timer;

    /** A watch that is not running; {@code whenTooSlow} takes the pace of the reader. */
    PaceWatch(Vertx vertx, Rule rule, LongSupplier movedBytes, BooleanSupplier isWanted, LongConsumer whenTooSlow) {
        this.vertx = vertx;
        this.rule = rule;
        this.movedBytes = movedBytes;
        this.isWanted = isWanted;
        this.whenTooSlow = whenTooSlow;
    }

    void start() {
        periodBegan = System.nanoTime();
        bytesBefore = movedBytes.getAsLong();
        timer = vertx.setPeriodic(Math.max(1, rule.look().toMillis()), fired -> look());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long nanos = System.nanoTime() - periodBegan;
        if (nanos >= rule.period().toNanos()) {
            long bytes = movedBytes.getAsLong();
            bytesPerSecond = Math.round((bytes - bytesBefore) * NANOS_PER_SECOND / nanos);
            periodBegan += nanos;
            bytesBefore = bytes;
        }
        if (bytesPerSecond < rule.minBytesPerSecond() && isWanted.getAsBoolean()) {
            stop();
            whenTooSlow.accept(bytesPerSecond);
        }
    }
}
