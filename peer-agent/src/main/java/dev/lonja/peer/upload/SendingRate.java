package dev.lonja.peer.upload;

import java.util.function.LongSupplier;

/**
 * A number of bytes per second that may be sent. Each piece is given the time after which it is due, one after the
 * other; so those who share a rate take turns. Any thread.
 */
final class SendingRate {
    /** A piece is at most a tenth of a second's bytes, so that the flow is even. */
    private static final int PIECES_PER_SECOND = 10;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private long due;

    /** A rate; 0 is no limit. */
    SendingRate(long bytesPerSecond, LongSupplier nanoClock) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
        this.due = nanoClock.getAsLong();
    }

    /** How many of so many bytes to send as one piece. */
    long piece(long wantedBytes) {
        return bytesPerSecond == 0
                ? wantedBytes
                : Math.min(wantedBytes, Math.max(1, bytesPerSecond / PIECES_PER_SECOND));
    }

    /** Takes so many bytes of the rate, and returns the nanoseconds to wait before they are sent. */
    synchronized long reserve(long bytes) {
        if (bytesPerSecond == 0) {
            return 0;
        }
        long now = nanoClock.getAsLong();
        long begin = Math.max(now, due);
        due = begin + Math.round(bytes * NANOS_PER_SECOND / bytesPerSecond);
        return begin - now;
    }
}
