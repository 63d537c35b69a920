package dev.lonja.registry.listing;

import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Until when the cached listings may be used. It is a lease that ends by itself: a feed that is stuck cannot end it.
 * Any thread.
 */
@Singleton
final class Freshness {
    /**
     * The most time for which a registry may list what another registry has already changed: shorter than a person needs to go from
     * one registry to the other, and long enough for a round trip that is late.
     */
    static final Duration MAX_STALE = Duration.ofSeconds(1);

    private volatile long untilNanos = System.nanoTime();

    boolean holds() {
        return System.nanoTime() - untilNanos < 0;
    }

    void until(long nanos) {
        untilNanos = nanos;
    }

    void end() {
        untilNanos = System.nanoTime();
    }
}
