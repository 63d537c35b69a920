package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns<String> turns = new Turns<>(2);

    @Test
    void givesTurnsInTheOrderInWhichTheyWereAskedFor() {
        assertThat(turns.take("ana")).isTrue();
        assertThat(turns.take("bob")).isTrue();
        assertThat(turns.take("eve")).isFalse();
        assertThat(turns.take("max")).isFalse();

        assertThat(turns.giveBack()).contains("eve");
        assertThat(turns.giveBack()).contains("max");
        assertThat(turns.taken()).isEqualTo(2);
        assertThat(turns.giveBack()).isEmpty();
        assertThat(turns.giveBack()).isEmpty();
        assertThat(turns.taken()).isZero();
    }

    @Test
    void passesOverWhoHasLeft() {
        turns.take("ana");
        turns.take("bob");
        turns.take("eve");
        turns.take("max");
        turns.leave("eve");
        turns.leave("nobody");

        assertThat(turns.waiting()).isEqualTo(1);
        assertThat(turns.giveBack()).contains("max");
    }

    @Test
    void refusesALimitUnderWhichNobodyWouldEverHaveATurn() {
        assertThatThrownBy(() -> new Turns<String>(0)).hasMessageContaining("0 at a time");
    }
}
