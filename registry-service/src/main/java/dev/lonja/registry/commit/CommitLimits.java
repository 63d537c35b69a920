package dev.lonja.registry.commit;

import java.time.Duration;

/**
 * The limits of the group commit.
 *
 * @param maxBatch the most changes that share a transaction
 * @param maxQueued the most changes that wait for the writer
 * @param maxWait how long a change may wait for its turn before it fails without being tried
 */
public record CommitLimits(int maxBatch, int maxQueued, Duration maxWait) {
    /**
     * A batch beyond 256 gains nothing that a commit costs. The queue is deeper than the requests that may be in flight,
     * and a client gives up later than after four seconds.
     */
    public static final CommitLimits DEFAULT = new CommitLimits(256, 16_384, Duration.ofSeconds(4));
}
