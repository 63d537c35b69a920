package dev.lonja.peer.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumRateTest {
    private final MinimumRate.Watch watch =
            MinimumRate.withPausesOf(Duration.ofSeconds(30)).watch();

    @Test
    void endsADownloadOfOneByteEvery29Seconds() {
        assertThat(watch.isTooSlow(1, seconds(29))).isFalse();
        assertThat(watch.isTooSlow(1, seconds(29))).isFalse();
        assertThat(watch.isTooSlow(1, seconds(29))).isTrue();
    }

    @Test
    void endsADownloadThatBeginsFastAndThenDrips() {
        assertThat(watch.isTooSlow(1 << 30, seconds(61))).isFalse();
        assertThat(watch.isTooSlow(1, seconds(59))).isFalse();
        assertThat(watch.isTooSlow(1, seconds(2))).isTrue();
    }

    @Test
    void neverEndsAModemOf9600BitPerSecond() {
        for (int second = 0; second < 3600; second++) {
            assertThat(watch.isTooSlow(960, seconds(1))).isFalse();
        }
    }

    @Test
    void neverEndsALineThatPausesWithinTheStallTimeout() {
        for (int pause = 0; pause < 100; pause++) {
            assertThat(watch.isTooSlow(20_000, seconds(29))).isFalse();
        }
    }

    @Test
    void givesALongStallTimeoutALongWindow() {
        assertThat(MinimumRate.withPausesOf(Duration.ofHours(1)).window()).isEqualTo(Duration.ofHours(2));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
