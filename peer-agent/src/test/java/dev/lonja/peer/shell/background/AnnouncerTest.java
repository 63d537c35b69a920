package dev.lonja.peer.shell.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private final List<String> shown = new ArrayList<>();
    private final Announcer announcer = new Announcer();

    @Test
    void waitsForTheEndOfACommandAndKeepsTheOrder() {
        announcer.show(() -> shown.add("at the prompt"));
        announcer.hold();
        announcer.show(() -> shown.add("first"));
        announcer.show(() -> shown.add("second"));
        assertThat(shown).containsExactly("at the prompt");

        announcer.release();

        assertThat(shown).containsExactly("at the prompt", "first", "second");
    }
}
