package dev.lonja.registry.commit;

import java.time.Duration;

/**
 * The limits of the group commit.
 *
 * @param maxBatch the most changes that share a transaction
 * @param maxQueued the most changes that wait for the writer
 * @param maxWait how long a change may wait for the writer; after that it fails without being tried
 */
public record CommitLimits(int maxBatch, int maxQueued, Duration maxWait) {
    /**
     * A batch of more than 256 changes saves no more time. The queue has room for all requests that may be in flight, and
     * clients wait longer than four seconds.
     */
    public static final CommitLimits DEFAULT = new CommitLimits(256, 16_384, Duration.ofSeconds(4));
}
