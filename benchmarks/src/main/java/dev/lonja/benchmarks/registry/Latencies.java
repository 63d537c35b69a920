package dev.lonja.benchmarks.registry;

import java.util.Arrays;

/** All response times of a run in nanoseconds, so that percentiles are exact. */
public final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    /** Adds a response time. */
    public void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
    }

    /** Adds all response times of another part of the run. */
    public void addAll(Latencies others) {
        for (int at = 0; at < others.count; at++) {
            add(others.nanos[at]);
        }
    }

    /** The number of response times. */
    public int count() {
        return count;
    }

    /**
     * A percentile of the response times, in microseconds.
     *
     * @param share from 0 (the fastest) to 1 (the slowest)
     */
    public double micros(double share) {
        if (count == 0) {
            throw new IllegalStateException("there are no response times");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1000.0;
    }
}
