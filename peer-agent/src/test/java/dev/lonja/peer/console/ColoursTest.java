package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColoursTest {

    @Test
    void showsSuccessGreenFailureRedAndHeadingsBold() {
        Colours colours = Colours.of(Map.of("TERM", "xterm-256color"));

        assertThat(colours.outcome(Outcome.OK, "CONNECT OK")).isEqualTo("\033[32mCONNECT OK\033[0m");
        assertThat(colours.outcome(Outcome.ALREADY_CONNECTED, "USER ALREADY CONNECTED"))
                .isEqualTo("\033[31mUSER ALREADY CONNECTED\033[0m");
        assertThat(colours.heading("USER")).isEqualTo("\033[1mUSER\033[0m");
    }

    @Test
    void leavesTextsAsTheyAreWhereColoursAreRefused() {
        Colours refused = Colours.of(Map.of("TERM", "xterm", "NO_COLOR", "0"));
        Colours dumb = Colours.of(Map.of("TERM", "dumb"));

        assertThat(refused.outcome(Outcome.OK, "CONNECT OK")).isEqualTo("CONNECT OK");
        assertThat(refused.heading("USER")).isEqualTo("USER");
        assertThat(dumb.outcome(Outcome.FAILED, "CONNECT FAIL")).isEqualTo("CONNECT FAIL");
    }

    @Test
    void doesNotTakeAnEmptyNoColorForARefusal() {
        assertThat(Colours.of(Map.of("NO_COLOR", "")).shown()).isTrue();
    }
}
