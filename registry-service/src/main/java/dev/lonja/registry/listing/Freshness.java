package dev.lonja.registry.listing;

/** Until when what is kept may be used. It runs out by itself: whoever is stuck cannot take it back. Any thread. */
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
