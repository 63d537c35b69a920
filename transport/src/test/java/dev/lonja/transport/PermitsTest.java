package dev.lonja.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PermitsTest {
    private final Permits<String> permits = new Permits<>(2);

    @Test
    void givesPermitsInTheOrderInWhichTheyWereAskedFor() {
        assertThat(permits.acquire("ana")).isTrue();
        assertThat(permits.acquire("bob")).isTrue();
        assertThat(permits.acquire("eve")).isFalse();
        assertThat(permits.acquire("max")).isFalse();

        assertThat(permits.release()).contains("eve");
        assertThat(permits.release()).contains("max");
        assertThat(permits.inUse()).isEqualTo(2);
        assertThat(permits.release()).isEmpty();
        assertThat(permits.release()).isEmpty();
        assertThat(permits.inUse()).isZero();
    }

    @Test
    void passesOverWhoHasCancelled() {
        permits.acquire("ana");
        permits.acquire("bob");
        permits.acquire("eve");
        permits.acquire("max");
        permits.cancel("eve");
        permits.cancel("nobody");

        assertThat(permits.waiting()).isEqualTo(1);
        assertThat(permits.release()).contains("max");
    }

    @Test
    void refusesALimitUnderWhichNobodyWouldEverRun() {
        assertThatThrownBy(() -> new Permits<String>(0)).hasMessageContaining("0 permits");
    }
}
