package dev.lonja.peer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final List<String> said = new ArrayList<>();
    private final Trouble trouble = new Trouble("it fails", text -> said.add("! " + text), said::add);

    @Test
    void isSaidOnceWhenItBeginsChangesAndEnds() {
        trouble.end();
        trouble.begin("full");
        trouble.begin("full");
        trouble.begin("gone");
        assertThat(trouble.text()).isEqualTo("it fails: gone");
        trouble.end();
        trouble.end();
        trouble.begin("full");

        assertThat(said).containsExactly("! it fails: full", "! it fails: gone", "over: it fails", "! it fails: full");
    }
}
