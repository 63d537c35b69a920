package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendingRateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now = 12_345;

    @Test
    void makesEachPieceWaitForTheOnesBefore() {
        SendingRate rate = new SendingRate(1_000, () -> now);

        assertThat(rate.reserve(500)).isZero();
        assertThat(rate.reserve(500)).isEqualTo(SECOND / 2);
        assertThat(rate.reserve(1_000)).isEqualTo(SECOND);
        now += SECOND;
        assertThat(rate.reserve(1)).isEqualTo(SECOND);
    }

    @Test
    void savesNothingUpWhileNothingIsSent() {
        SendingRate rate = new SendingRate(1_000, () -> now);
        now += 100 * SECOND;

        assertThat(rate.reserve(1_000)).isZero();
        assertThat(rate.reserve(1_000)).isEqualTo(SECOND);
    }

    @Test
    void cutsIntoPiecesOfATenthOfASecond() {
        assertThat(new SendingRate(1_000, () -> now).piece(1_000_000)).isEqualTo(100);
        assertThat(new SendingRate(1_000, () -> now).piece(50)).isEqualTo(50);
        assertThat(new SendingRate(3, () -> now).piece(1_000_000)).isEqualTo(1);
    }

    @Test
    void isNoLimitWhenZero() {
        SendingRate rate = new SendingRate(0, () -> now);

        assertThat(rate.piece(1_000_000)).isEqualTo(1_000_000);
        assertThat(rate.reserve(1_000_000)).isZero();
        assertThat(rate.reserve(1_000_000)).isZero();
    }
}
