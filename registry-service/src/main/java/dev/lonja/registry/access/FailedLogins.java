package dev.lonja.registry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Decides which logins have to wait after failures. Any thread; bounded memory.
 *
 * <p>Failed logins delay further attempts for an account from the same address only, so that guessing does not lock out its owner.
 * An address that has tried many accounts must wait with every account, except those that logged in from it before. A wrong
 * password that is sent again, for example by a program with an outdated one, is not a further guess: only this password is
 * delayed.
 */
@Singleton
public class FailedLogins {
    /** People mistype; a password guesser needs many thousand tries. */
    private static final int MAX_FAILURES = 5;
    /** More typing errors than people behind one address make, and fewer than the queue of {@link Passwords} holds. */
    private static final int MAX_FAILURES_OF_ADDRESS = 20;

    private static final int MAX_FAMILIAR = 10_000;
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);

    private final FailureCounts<LoginAttempt.Origin> byOrigin;
    private final FailureCounts<String> byNetwork;
    private final FailureCounts<LoginAttempt.Repetition> repeated;
    private final Cache<LoginAttempt.Origin, Boolean> familiar = Caffeine.newBuilder()
            .maximumSize(MAX_FAMILIAR)
            .expireAfterAccess(FAMILIAR_FOR)
            .executor(Runnable::run)
            .build();
    private final LongAdder count = new LongAdder();

    @Inject
    FailedLogins() {
        this(System::nanoTime);
    }

    FailedLogins(LongSupplier nanoTime) {
        this.byOrigin = new FailureCounts<>(MAX_FAILURES, nanoTime);
        this.byNetwork = new FailureCounts<>(MAX_FAILURES_OF_ADDRESS, nanoTime);
        this.repeated = new FailureCounts<>(MAX_FAILURES, nanoTime);
    }

    /** Begins an attempt, which ends with one of the methods below; or finds how long it has to wait. */
    Optional<Duration> begin(LoginAttempt attempt) {
        Optional<Duration> wait = byOrigin.begin(attempt.origin());
        if (wait.isPresent()) {
            return wait;
        }
        Optional<Duration> waitOfAddress = byNetwork.begin(attempt.network());
        if (waitOfAddress.isPresent() && familiar.getIfPresent(attempt.origin()) == null) {
            byOrigin.takeBack(attempt.origin());
            return waitOfAddress;
        }
        return Optional.empty();
    }

    /** The attempt had the wrong password. */
    void failed(LoginAttempt attempt) {
        count.increment();
        repeated.begin(attempt.repetition());
    }

    /** The attempt had the right password. */
    void succeeded(LoginAttempt attempt) {
        byOrigin.reset(attempt.origin());
        byNetwork.takeBack(attempt.network());
        familiar.put(attempt.origin(), true);
    }

    /** The attempt was not checked. */
    void cancelled(LoginAttempt attempt) {
        byOrigin.takeBack(attempt.origin());
        byNetwork.takeBack(attempt.network());
    }

    /** Whether the same password failed from there a short time ago. */
    boolean isKnown(LoginAttempt attempt) {
        return repeated.contains(attempt.repetition());
    }

    /** Counts a password that is known to be wrong; finds how long it has to wait if it is sent too often. */
    Optional<Duration> repeat(LoginAttempt attempt) {
        Optional<Duration> wait = repeated.begin(attempt.repetition());
        if (wait.isEmpty()) {
            count.increment();
        }
        return wait;
    }

    /** Lets everybody try again. */
    void forget() {
        byOrigin.resetAll();
        byNetwork.resetAll();
        repeated.resetAll();
        familiar.invalidateAll();
    }

    /** The number of failed logins since the start. */
    public long count() {
        return count.sum();
    }
}
