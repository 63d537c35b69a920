package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconnectDelayTest {
    private Instant now = Instant.EPOCH;
    private final ReconnectDelay longest = new ReconnectDelay(new TestClock(), new Largest());

    @Test
    void doublesTheLimitFromASecondToAMinute() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(longest.next(0)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void choosesAnyTimeWithinTheLimit() {
        var delay = new ReconnectDelay(new TestClock(), new Random(1));
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(delay.next(0)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        }
    }

    @Test
    void isNeverBeforeTheSecondsThatByeGave() {
        assertThat(longest.next(10)).isEqualTo(Duration.ofSeconds(11));
        assertThat(new ReconnectDelay(new TestClock(), new Random(1)).next(10))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void beginsAgainOnlyAfterASessionThatLasted() {
        longest.next(0);
        longest.established();
        assertThat(longest.next(0)).isEqualTo(Duration.ofSeconds(2));

        longest.established();
        now = now.plusSeconds(61);
        assertThat(longest.next(0)).isEqualTo(Duration.ofSeconds(1));
    }

    /** Always gives the largest number. */
    private static final class Largest extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
