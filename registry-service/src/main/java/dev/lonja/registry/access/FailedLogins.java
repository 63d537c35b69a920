package dev.lonja.registry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Failed logins per address, and how long each address has to wait; holds a bounded number of addresses. Any thread. */
@Singleton
public class FailedLogins {
    /** People mistype; a password guesser needs many thousand tries. */
    private static final int MAX_FAILURES = 5;
    /** Slow enough against guessing, and short enough for a person who has found the right password. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static final int MAX_ADDRESSES = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 20;

    private final int maxFailures;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final Cache<String, Failures> byAddress;
    private final LongAdder count = new LongAdder();

    @Inject
    FailedLogins() {
        this(MAX_FAILURES, MAX_WAIT, System::nanoTime);
    }

    /**
     * Failed logins with other limits.
     *
     * @param maxFailures failures in a row before an address has to wait; each further failure doubles the wait
     */
    FailedLogins(int maxFailures, Duration maxWait, LongSupplier nanoTime) {
        this.maxFailures = maxFailures;
        this.maxWait = maxWait;
        this.nanoTime = nanoTime;
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .executor(Runnable::run)
                .build();
    }

    private record Failures(int inARow, long waitsUntilNanos) {}

    /** Finds how long the address still has to wait; empty if it may try. */
    Optional<Duration> findWait(String address) {
        Failures failures = byAddress.getIfPresent(address);
        if (failures == null || failures.inARow() < maxFailures) {
            return Optional.empty();
        }
        long left = failures.waitsUntilNanos() - nanoTime.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** Counts a failed login. */
    void failed(String address) {
        count.increment();
        byAddress.asMap().merge(address, next(0), (before, first) -> next(before.inARow()));
    }

    /** Resets the address after a successful login. */
    void succeeded(String address) {
        byAddress.invalidate(address);
    }

    /** The number of failed logins since the start. */
    public long count() {
        return count.sum();
    }

    private Failures next(int before) {
        int inARow = before + 1;
        int doublings = Math.clamp(inARow - maxFailures, 0, MAX_DOUBLINGS);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return new Failures(inARow, nanoTime.getAsLong() + (wait.compareTo(maxWait) < 0 ? wait : maxWait).toNanos());
    }
}
