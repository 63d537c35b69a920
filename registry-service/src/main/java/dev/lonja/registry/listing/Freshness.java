package dev.lonja.registry.listing;

import jakarta.inject.Singleton;

/**
 * Until when the cached listings may be used. It is a lease that ends by itself: a feed that is stuck cannot end it.
 * Any thread.
 */
@Singleton
final class Freshness {
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
