package dev.lonja.transport.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long a client waits before it connects again: a random time up to a limit that doubles from a second to a minute with each
 * failure, and never less than the other side has asked for (docs/session.md, End). Belongs to one thread.
 */
public final class ReconnectDelay {
    static final Duration MIN_LIMIT = Duration.ofSeconds(1);
    static final Duration MAX_LIMIT = Duration.ofMinutes(1);

    private final Clock clock;
    private final RandomGenerator random;
    private Duration limit = MIN_LIMIT;
    private Instant establishedAt = Instant.MAX;

    /** A delay that begins with the shortest limit. */
    public ReconnectDelay(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A session stands. Only one that lasts makes the limit short again, so that one that ends at once is not retried at once. */
    public void established() {
        establishedAt = clock.instant();
    }

    /**
     * An attempt has failed, or the session is over.
     *
     * @param byeSeconds what the BYE of the other side gave; 0 without one
     * @return how long to wait
     */
    public Duration next(long byeSeconds) {
        if (hasLasted()) {
            limit = MIN_LIMIT;
        }
        establishedAt = Instant.MAX;
        Duration jitter = Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
        Duration doubled = limit.multipliedBy(2);
        limit = doubled.compareTo(MAX_LIMIT) < 0 ? doubled : MAX_LIMIT;
        return jitter.plusSeconds(byeSeconds);
    }

    private boolean hasLasted() {
        return establishedAt.isBefore(clock.instant().minus(MAX_LIMIT));
    }
}
