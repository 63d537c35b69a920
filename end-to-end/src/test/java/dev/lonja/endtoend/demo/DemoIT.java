package dev.lonja.endtoend.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The demonstration of {@code ./lonja demo}. */
class DemoIT {
    @Test
    void everyStepDoesWhatItShould() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();

        boolean isWell = Demo.play(new PrintStream(page, true, StandardCharsets.UTF_8));

        assertThat(isWell).as(page.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(page.toString(StandardCharsets.UTF_8))
                .contains("bruno     GET_FILE OK", "checked   SHA-256", "(67108864 bytes)", "is removed.");
    }
}
