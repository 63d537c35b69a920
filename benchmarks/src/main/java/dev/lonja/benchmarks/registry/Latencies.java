package dev.lonja.benchmarks.registry;

import java.util.Arrays;

/** All response times of a run in nanoseconds, so that percentiles are exact. */
final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
    }

    int count() {
        return count;
    }

    /**
     * A percentile of the response times, in microseconds.
     *
     * @param share from 0 (the fastest) to 1 (the slowest)
     */
    double micros(double share) {
        if (count == 0) {
            throw new IllegalStateException("there are no response times");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1000.0;
    }
}
