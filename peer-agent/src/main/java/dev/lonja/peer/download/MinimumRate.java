package dev.lonja.peer.download;

import java.time.Duration;

/**
 * The slowest rate at which an owner may send: fewer bytes within a window end the download, so that its total time is
 * bounded by its size. Only the time counts for which the download waits for the owner.
 */
record MinimumRate(Duration window, long bytesPerSecond) {
    /** A quarter of what a modem of 9,600 bit/s carries: no honest line is so slow for a minute. */
    private static final long BYTES_PER_SECOND = 256;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** The usual rate, with a window in which the longest allowed pause fits twice. */
    static MinimumRate withPausesOf(Duration stallTimeout) {
        Duration twice = stallTimeout.multipliedBy(2);
        return new MinimumRate(twice.compareTo(WINDOW) > 0 ? twice : WINDOW, BYTES_PER_SECOND);
    }

    /** Watches one download. Belongs to the thread that downloads. */
    Watch watch() {
        return new Watch();
    }

    /** The bytes and the waits of one download. */
    final class Watch {
        private long bytes;
        private long waitedNanos;

        /** That many bytes have come after that wait. Returns whether the window is over and brought too few. */
        boolean isTooSlow(long count, long nanos) {
            bytes += count;
            waitedNanos += nanos;
            if (waitedNanos < window.toNanos()) {
                return false;
            }
            boolean isTooSlow = bytes < wantedBytes();
            bytes = 0;
            waitedNanos = 0;
            return isTooSlow;
        }

        private double wantedBytes() {
            return window.toNanos() / 1e9 * bytesPerSecond;
        }
    }
}
