package dev.lonja.registry.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateQuotaTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateQuota quota = new RateQuota(2, Duration.ofSeconds(1), 3, nanos::get);

    @Test
    void allowsABurstAndThenTheRate() {
        assertThat(takenOf(10)).isEqualTo(3);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(takenOf(10)).isEqualTo(2);
    }

    @Test
    void savesUpNoMoreThanTheBurst() {
        takenOf(3);

        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(takenOf(10)).isEqualTo(3);
    }

    @Test
    void countsEachKeyAlone() {
        takenOf(10);

        assertThat(quota.take("other")).isTrue();
    }

    @Test
    void givesBackWhatDidNotComeAbout() {
        takenOf(3);
        quota.giveBack("key");

        assertThat(takenOf(10)).isEqualTo(1);
    }

    private int takenOf(int tries) {
        int taken = 0;
        for (int at = 0; at < tries; at++) {
            taken += quota.take("key") ? 1 : 0;
        }
        return taken;
    }
}
