package dev.lonja.peer.serve;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between tries: each about twice as long as the one before, and none the same for many agents, so that a
 * registry that comes back is not asked by all of them at once.
 */
final class Backoff {
    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
        this.next = min;
    }

    /** The next wait: between a half and the whole of what it has grown to. */
    Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(max) < 0 ? doubled : max;
        long half = whole.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }

    /** The last try went well. */
    void reset() {
        next = min;
    }
}
