package dev.lonja.registry.requests;

import dev.lonja.registry.commit.CommitLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How many requests are executed at the same time. The others wait, and classic connections are not read meanwhile. */
@Singleton
public class RequestLimits {
    /** A request with a permit always has room in the queues of changes and of readers, which have room for so many. */
    private static final int MAX_IN_FLIGHT = Math.min(Readers.MAX_QUEUED, CommitLimits.DEFAULT.maxQueued());

    private final int maxInFlight;

    @Inject
    RequestLimits() {
        this(MAX_IN_FLIGHT);
    }

    /** A lower limit. */
    public RequestLimits(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    /** The most requests that are executed at the same time. */
    int maxInFlight() {
        return maxInFlight;
    }
}
