package dev.lonja.registry.metrics;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often each latency occurred, in steps of an eighth of a power of two: no more than 13 % off. Any thread. */
final class LatencyCounts {
    private static final int STEPS_BITS = 3;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final int SIZE = 64 * STEPS;

    private final AtomicLongArray counts = new AtomicLongArray(SIZE);

    void add(long nanos) {
        counts.incrementAndGet(step(Math.max(STEPS, nanos)));
    }

    /** The counts so far. */
    long[] copy() {
        long[] copy = new long[SIZE];
        for (int at = 0; at < SIZE; at++) {
            copy[at] = counts.get(at);
        }
        return copy;
    }

    /** The latency that this share of what was counted between the two copies did not exceed, in nanoseconds. */
    static Optional<Long> quantile(long[] before, long[] after, double share) {
        long total = 0;
        for (int at = 0; at < SIZE; at++) {
            total += after[at] - before[at];
        }
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int at = 0; at < SIZE && total > 0; at++) {
            seen += after[at] - before[at];
            if (seen >= wanted) {
                return Optional.of(upperBound(at));
            }
        }
        return Optional.empty();
    }

    private static int step(long nanos) {
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        return power * STEPS + (int) (nanos >> (power - STEPS_BITS)) - STEPS;
    }

    private static long upperBound(int step) {
        int power = step / STEPS;
        return (long) (step % STEPS + STEPS + 1) << (power - STEPS_BITS);
    }
}
