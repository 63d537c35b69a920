package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void sizesHaveOneDecimalAndTheUnitThatIsRead() {
        assertThat(Amounts.size(0)).isEqualTo("0 bytes");
        assertThat(Amounts.size(1)).isEqualTo("1 byte");
        assertThat(Amounts.size(999)).isEqualTo("999 bytes");
        assertThat(Amounts.size(1000)).isEqualTo("1.0 kB");
        assertThat(Amounts.size(999_960)).isEqualTo("1.0 MB");
        assertThat(Amounts.size(2_500_000_000d)).isEqualTo("2.5 GB");
        assertThat(Amounts.size(5e15)).isEqualTo("5000.0 TB");
    }

    @Test
    void ratesAreNeverInfinite() {
        assertThat(Amounts.rate(5_000_000, Duration.ofSeconds(2))).isEqualTo("2.5 MB/s");
        assertThat(Amounts.rate(5, Duration.ZERO)).isEqualTo("5.0 kB/s");
        assertThat(Amounts.rate(0, Duration.ofSeconds(1))).isEqualTo("0 bytes/s");
    }

    @Test
    void timesHaveTheUnitThatIsRead() {
        assertThat(Amounts.time(Duration.ofMillis(49))).isEqualTo("0.0 s");
        assertThat(Amounts.time(Duration.ofMillis(2140))).isEqualTo("2.1 s");
        assertThat(Amounts.time(Duration.ofSeconds(75))).isEqualTo("1:15 min");
        assertThat(Amounts.time(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
    }
}
