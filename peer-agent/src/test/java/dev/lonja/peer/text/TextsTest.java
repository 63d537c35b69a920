package dev.lonja.peer.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.codec.ReplyReader;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void theNumberOfThingsMayComeAfterAnotherValue() {
        assertThat(Texts.plural(1, "%2$s has %1$d setting", "%2$s has %1$d settings", "/a"))
                .isEqualTo("/a has 1 setting");
        Texts.speak(Language.SPANISH);
        assertThat(Texts.plural(1, "%2$s has %1$d setting", "%2$s has %1$d settings", "/a"))
                .isEqualTo("/a tiene 1 ajuste");
    }

    @Test
    void theRulesOfFieldsAreTranslated() {
        Texts.speak(Language.SPANISH);

        assertThatThrownBy(() -> Field.USER.require("dos palabras"))
                .hasMessage("user 'dos palabras' holds white space")
                .extracting(Reasons::of)
                .isEqualTo("usuario 'dos palabras': contiene espacios en blanco");
        assertThatThrownBy(() -> Field.DESCRIPTION.require("d".repeat(256)))
                .extracting(Reasons::of)
                .asString()
                .startsWith("descripción 'ddd")
                .endsWith("': tiene 256 bytes; el límite es de 0 a 255");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "HTTP/1.1 400|ha respondido con HTTP: ahí escucha un servidor web",
                "220 correo|ha respondido con texto: ¿habla otro dialecto? La respuesta empieza por '220 correo'",
                "7|ha respondido con el estado 7, que LIST_USERS no tiene: tiene de 0 a 3",
                "\\000x\\000|número de elementos 'x' en la respuesta a LIST_USERS: no es un número de 0 a 9",
                "\\0002\\000ana\\000|la respuesta a LIST_USERS ha terminado antes de tiempo;"
                        + " elementos anunciados: 2, cadenas recibidas: 1",
            })
    void malformedRepliesAreDescribedInTheLanguageThatIsSpoken(String reply, String reason) {
        Texts.speak(Language.SPANISH);
        var reader = new ReplyReader(Operation.LIST_USERS, 9);

        assertThatThrownBy(() -> {
                    reader.accept(ByteBuffer.wrap(reply.translateEscapes().getBytes(UTF_8)));
                    reader.reply();
                })
                .extracting(Reasons::of)
                .isEqualTo(reason);
    }
}
