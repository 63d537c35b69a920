package dev.lonja.peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sentences of the two languages. */
class TextsTest {
    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void aSentenceIsEnglishAtFirst() {
        assertThat(Texts.text("cannot read %s: %s", "/a", "permission denied"))
                .isEqualTo("cannot read /a: permission denied");
    }

    @Test
    void aSentenceIsInTheLanguageThatIsSpoken() {
        Texts.speak(Language.SPANISH);

        assertThat(Texts.text("cannot read %s: %s", "/a", "permiso denegado"))
                .isEqualTo("no se puede leer /a: permiso denegado");
    }

    @Test
    void aSentenceWithoutATranslationStaysEnglish() {
        Texts.speak(Language.SPANISH);

        assertThat(Texts.text("nobody has translated %s", "this")).isEqualTo("nobody has translated this");
    }

    @Test
    void withoutValuesASentenceIsNotAFormat() {
        assertThat(Texts.text("100 %")).isEqualTo("100 %");
    }

    @Test
    void aCountChoosesTheForm() {
        assertThat(Texts.plural(0, "%d file", "%d files")).isEqualTo("0 files");
        assertThat(Texts.plural(1, "%d file", "%d files")).isEqualTo("1 file");
        assertThat(Texts.plural(2, "%d file", "%d files")).isEqualTo("2 files");
    }

    @Test
    void theFormsAreTranslated() {
        Texts.speak(Language.SPANISH);

        assertThat(Texts.plural(1, "%d file", "%d files")).isEqualTo("1 archivo");
        assertThat(Texts.plural(2, "%d file", "%d files")).isEqualTo("2 archivos");
    }
}
