package dev.lonja.benchmarks.registry;

import java.time.Duration;
import java.util.Map;

/**
 * The replies of a run of the load generator.
 *
 * @param statuses the number of replies with each status byte; -1 stands for connections that ended without a reply
 * @param bytes the size of all replies
 */
public record LoadResult(Map<Integer, Long> statuses, long bytes, Duration elapsed, Latencies latencies) {

    long acknowledged() {
        return statuses.getOrDefault(0, 0L);
    }

    public double perSecond() {
        return acknowledged() * 1e9 / elapsed.toNanos();
    }

    double megabytesPerSecond() {
        return bytes / 1e6 * 1e9 / elapsed.toNanos();
    }

    /** The number of replies with another status than 0. A figure counts only if this is 0. */
    long others() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - acknowledged();
    }
}
