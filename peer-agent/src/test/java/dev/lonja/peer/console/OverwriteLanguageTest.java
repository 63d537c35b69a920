package dev.lonja.peer.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverwriteLanguageTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "S", "si", "sí", "SÍ", "si\u0301", "y", "yes"})
    void theYesOfThePersonsLanguageIsOne(String typed) {
        Texts.speak(Language.SPANISH);

        assertThat(ask(typed)).isEqualTo(OverwriteQuestion.Answer.YES);
        assertThat(terminal.toString(UTF_8)).isEqualTo("¿sobrescribir /a? [s/N] ");
    }

    @Test
    void theYesOfAnotherLanguageIsNone() {
        assertThat(ask("s")).isEqualTo(OverwriteQuestion.Answer.NO);
        assertThat(terminal.toString(UTF_8)).isEqualTo("overwrite /a? [y/N] ");
    }

    private OverwriteQuestion.Answer ask(String typed) {
        var input = new ByteArrayInputStream((typed + "\n").getBytes(UTF_8));
        return OverwritePrompt.on(input, new PrintStream(terminal, true, UTF_8)).ask(Path.of("/a"));
    }
}
