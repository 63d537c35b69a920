package dev.lonja.benchmarks.registry;

import java.time.Duration;
import java.util.Map;

/**
 * What a run of the load generator saw.
 *
 * @param statuses how many replies began with each status byte; -1 counts connections that ended without one
 * @param bytes of all replies
 */
record LoadResult(Map<Integer, Long> statuses, long bytes, Duration elapsed, Latencies latencies) {

    long acknowledged() {
        return statuses.getOrDefault(0, 0L);
    }

    double perSecond() {
        return acknowledged() * 1e9 / elapsed.toNanos();
    }

    double megabytesPerSecond() {
        return bytes / 1e6 * 1e9 / elapsed.toNanos();
    }

    /** The replies that were not status 0: a figure is only worth printing when there are none. */
    long others() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - acknowledged();
    }
}
