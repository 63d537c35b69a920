package dev.lonja.peer.serve;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between tries. Each is about twice as long as the one before, with a random part, so that not all agents ask
 * a registry at the same moment when it comes back.
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

    /** The next wait: a random time between half of the current backoff and all of it. */
    Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(max) < 0 ? doubled : max;
        long half = whole.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }

    /** Begins with the shortest wait again, after a try that succeeded. */
    void reset() {
        next = min;
    }
}
