package dev.lonja.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now = 12_345;

    @Test
    void makesEachChunkWaitForTheOnesBefore() {
        Rate rate = new Rate(1_000, () -> now);

        assertThat(rate.reserve(500)).isZero();
        assertThat(rate.reserve(500)).isEqualTo(SECOND / 2);
        assertThat(rate.reserve(1_000)).isEqualTo(SECOND);
        now += SECOND;
        assertThat(rate.reserve(1)).isEqualTo(SECOND);
    }

    @Test
    void savesNothingUpWhileNothingIsSent() {
        Rate rate = new Rate(1_000, () -> now);
        now += 100 * SECOND;

        assertThat(rate.reserve(1_000)).isZero();
        assertThat(rate.reserve(1_000)).isEqualTo(SECOND);
    }

    @Test
    void cutsIntoChunksOfATenthOfASecond() {
        assertThat(new Rate(1_000, () -> now).chunk(1_000_000)).isEqualTo(100);
        assertThat(new Rate(1_000, () -> now).chunk(50)).isEqualTo(50);
        assertThat(new Rate(3, () -> now).chunk(1_000_000)).isEqualTo(1);
    }

    @Test
    void isNoLimitWhenZero() {
        Rate rate = new Rate(0, () -> now);

        assertThat(rate.chunk(1_000_000)).isEqualTo(1_000_000);
        assertThat(rate.reserve(1_000_000)).isZero();
        assertThat(rate.reserve(1_000_000)).isZero();
    }
}
