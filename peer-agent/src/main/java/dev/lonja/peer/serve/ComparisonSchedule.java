package dev.lonja.peer.serve;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says when the folder is compared: soon after a change, at intervals, and with backoff after a failure. However often the
 * folder changes, comparisons take no more than half of the time. For one thread.
 */
final class ComparisonSchedule {
    private final ServeConfig config;
    private final ServeTimeouts timeouts;
    private final Backoff backoff;
    private long begunNanos = System.nanoTime();
    private long fullNanos = begunNanos;
    private long dueNanos = begunNanos;
    private long earliestNanos = begunNanos;

    /** A schedule whose first comparison is due at once. */
    ComparisonSchedule(ServeConfig config, ServeTimeouts timeouts) {
        this.config = config;
        this.timeouts = timeouts;
        this.backoff = new Backoff(timeouts.minBackoff(), timeouts.maxBackoff(), ThreadLocalRandom.current());
    }

    boolean isDue() {
        return untilDue().isZero();
    }

    Duration untilDue() {
        return Duration.ofNanos(Math.max(0, dueNanos - System.nanoTime()));
    }

    /** Whether the comparison that begins now asks the registry even if nothing has changed. */
    boolean beginFull() {
        begunNanos = System.nanoTime();
        return begunNanos - fullNanos >= 0;
    }

    /** Something has changed: changes are collected for a moment, but further ones do not delay the comparison. */
    void changed() {
        long settledNanos = System.nanoTime() + timeouts.settle().toNanos();
        dueBy(later(settledNanos, earliestNanos));
    }

    /** A comparison has ended. */
    void done(FolderComparison comparison, boolean isWatching) {
        long now = System.nanoTime();
        long restNanos = Math.max(timeouts.settle().toNanos(), now - begunNanos);
        if (!comparison.isRegistryFailing() && begunNanos - fullNanos >= 0) {
            fullNanos = now + config.reconcileInterval().toNanos();
        }
        earliestNanos = now + restNanos;
        dueNanos = fullNanos - now > 0
                ? fullNanos
                : now + config.reconcileInterval().toNanos();
        if (comparison.isFailed()) {
            long retryNanos = now + backoff.next().toNanos();
            earliestNanos = comparison.isRegistryFailing() ? later(retryNanos, earliestNanos) : earliestNanos;
            dueBy(retryNanos);
        } else {
            backoff.reset();
        }
        if (!isWatching) {
            dueBy(now + later(restNanos, timeouts.unwatched().toNanos()));
        }
        if (comparison.isUnsettled()) {
            dueBy(now + restNanos);
        }
        comparison.again().ifPresent(wait -> dueBy(now + wait.toNanos()));
    }

    private void dueBy(long nanos) {
        dueNanos = nanos - dueNanos < 0 ? nanos : dueNanos;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
