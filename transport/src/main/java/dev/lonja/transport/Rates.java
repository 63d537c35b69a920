package dev.lonja.transport;

import java.util.concurrent.TimeUnit;

/**
 * Two rates that both limit one transfer.
 *
 * @param total the rate of all transfers together
 * @param own the rate of this transfer
 */
public record Rates(Rate total, Rate own) {

    /** The size of the next chunk, at most {@code wantedBytes}. */
    public long chunk(long wantedBytes) {
        return own.chunk(total.chunk(wantedBytes));
    }

    /** Reserves that many bytes of both rates, and returns the milliseconds to wait before they are sent. */
    public long reserveMillis(long bytes) {
        long nanos = Math.max(total.reserve(bytes), own.reserve(bytes));
        return nanos == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
