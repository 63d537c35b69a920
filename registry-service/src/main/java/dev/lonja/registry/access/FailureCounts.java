package dev.lonja.registry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Failures in a row by key, and how long each key has to wait; holds a bounded number of keys. An attempt counts as a failure
 * from its beginning, so that attempts at the same time count too. Any thread.
 */
final class FailureCounts<K> {
    /** Slow enough against guessing, and short enough for a person who has found the right password. */
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static final int MAX_KEYS = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 20;

    private final int maxFailures;
    private final LongSupplier nanoTime;
    private final Cache<K, Failures> byKey;

    /**
     * Counts without failures.
     *
     * @param maxFailures failures in a row before a key has to wait; each further failure doubles the wait
     */
    FailureCounts(int maxFailures, LongSupplier nanoTime) {
        this.maxFailures = maxFailures;
        this.nanoTime = nanoTime;
        this.byKey = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Failures in a row; {@code isRefused} says what the last attempt was told. */
    private record Failures(int inARow, long waitsUntilNanos, boolean isRefused) {}

    /** Counts an attempt, or finds how long the key still has to wait before the next one. */
    Optional<Duration> begin(K key) {
        long now = nanoTime.getAsLong();
        Failures counted = byKey.asMap()
                .compute(
                        key,
                        (same, before) -> before == null
                                ? next(0, now)
                                : mustWait(before, now)
                                        ? new Failures(before.inARow(), before.waitsUntilNanos(), true)
                                        : next(before.inARow(), now));
        return counted != null && counted.isRefused()
                ? Optional.of(Duration.ofNanos(counted.waitsUntilNanos() - now))
                : Optional.empty();
    }

    /** Takes back an attempt that was no failure. */
    void takeBack(K key) {
        byKey.asMap()
                .computeIfPresent(
                        key,
                        (same, before) -> before.inARow() > 1
                                ? new Failures(before.inARow() - 1, before.waitsUntilNanos(), false)
                                : null);
    }

    /** Forgets the failures of a key. */
    void reset(K key) {
        byKey.invalidate(key);
    }

    /** Forgets all failures. */
    void resetAll() {
        byKey.invalidateAll();
    }

    /** Whether failures of the key are known. */
    boolean contains(K key) {
        return byKey.getIfPresent(key) != null;
    }

    /** The number of keys with failures. */
    long size() {
        byKey.cleanUp();
        return byKey.estimatedSize();
    }

    private boolean mustWait(Failures failures, long now) {
        return failures.inARow() >= maxFailures && failures.waitsUntilNanos() - now > 0;
    }

    private Failures next(int before, long now) {
        int inARow = before + 1;
        int doublings = Math.clamp(inARow - maxFailures, 0, MAX_DOUBLINGS);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return new Failures(inARow, now + (wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT).toNanos(), false);
    }
}
