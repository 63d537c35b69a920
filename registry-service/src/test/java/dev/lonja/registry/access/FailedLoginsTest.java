package dev.lonja.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private long nanos;
    private final FailedLogins failures = new FailedLogins(3, Duration.ofSeconds(5), () -> nanos);

    @Test
    void letsAnAddressTryAFewTimes() {
        failures.failed("a");
        failures.failed("a");
        assertThat(failures.findWait("a")).isEmpty();
        failures.failed("a");
        assertThat(failures.findWait("a")).contains(Duration.ofSeconds(1));
        assertThat(failures.findWait("b")).isEmpty();
    }

    @Test
    void doublesTheWaitUpToALimit() {
        for (Duration wait : new Duration[] {Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)}) {
            failTo(wait);
            nanos += wait.toNanos();
            assertThat(failures.findWait("a")).isEmpty();
        }
        failTo(Duration.ofSeconds(5));
        failTo(Duration.ofSeconds(5));
    }

    @Test
    void forgivesWhenALoginSucceeds() {
        IntStream.range(0, 10).forEach(time -> failures.failed("a"));
        failures.succeeded("a");
        failures.failed("a");
        assertThat(failures.findWait("a")).isEmpty();
        assertThat(failures.count()).isEqualTo(11);
    }

    private void failTo(Duration wait) {
        while (failures.findWait("a").isEmpty()) {
            failures.failed("a");
        }
        if (!failures.findWait("a").equals(java.util.Optional.of(wait))) {
            failures.failed("a");
        }
        assertThat(failures.findWait("a")).contains(wait);
    }
}
