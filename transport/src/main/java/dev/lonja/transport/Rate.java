package dev.lonja.transport;

import java.util.function.LongSupplier;

/**
 * A limit on the bytes sent per second. Each chunk gets a moment at which it may be sent, one after the other, so the users
 * of a rate take turns. Safe from any thread.
 */
public final class Rate {
    /** The largest chunk takes a tenth of a second, so that the flow is even. */
    private static final int CHUNKS_PER_SECOND = 10;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private long due;

    /** A rate in bytes per second; 0 means no limit. */
    public Rate(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime);
    }

    Rate(long bytesPerSecond, LongSupplier nanoClock) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
        this.due = nanoClock.getAsLong();
    }

    /** The size of the next chunk, at most {@code wantedBytes}. */
    public long chunk(long wantedBytes) {
        return bytesPerSecond == 0
                ? wantedBytes
                : Math.min(wantedBytes, Math.max(1, bytesPerSecond / CHUNKS_PER_SECOND));
    }

    /** Reserves that many bytes, and returns the nanoseconds to wait before they are sent. */
    public synchronized long reserve(long bytes) {
        if (bytesPerSecond == 0) {
            return 0;
        }
        long now = nanoClock.getAsLong();
        long begin = Math.max(now, due);
        due = begin + Math.round(bytes * NANOS_PER_SECOND / bytesPerSecond);
        return begin - now;
    }
}
