package dev.lonja.peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of the person, by the variables of the environment. */
class LanguageTest {
    @Test
    void takesWhatTheLauncherHasFound() {
        String property = "launcher.language";
        try {
            System.setProperty(property, "es");
            assertThat(Language.ofProcess()).isEqualTo(Language.SPANISH);
            System.setProperty(property, "en");
            assertThat(Language.ofProcess()).isEqualTo(Language.ENGLISH);
        } finally {
            System.clearProperty(property);
        }
        assertThat(Language.ofProcess()).isEqualTo(Language.of(System.getenv()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "es_ES.UTF-8", "es_MX", "es.UTF-8", "es_ES@euro", "ES_es.utf8", "es-AR"})
    void spanishIsALocaleOfSpanish(String locale) {
        assertThat(Language.of(Map.of("LANG", locale))).isEqualTo(Language.SPANISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "est_EE", "esperanto", "_", "."})
    void everythingElseIsEnglish(String locale) {
        assertThat(Language.of(Map.of("LANG", locale))).isEqualTo(Language.ENGLISH);
    }

    @Test
    void withoutVariablesItIsEnglish() {
        assertThat(Language.of(Map.of())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void theFirstVariableThatIsNotEmptyCounts() {
        assertThat(Language.of(Map.of("LC_ALL", "C.UTF-8", "LC_MESSAGES", "es_ES", "LANG", "es_ES")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Map.of("LC_ALL", "", "LC_MESSAGES", "es_ES.UTF-8", "LANG", "en_US.UTF-8")))
                .isEqualTo(Language.SPANISH);
        assertThat(Language.of(Map.of("LC_ALL", "es_ES.UTF-8", "LANG", "en_US.UTF-8")))
                .isEqualTo(Language.SPANISH);
        assertThat(Language.of(Map.of("LC_CTYPE", "es_ES.UTF-8", "LANG", "en_US.UTF-8")))
                .isEqualTo(Language.ENGLISH);
    }

    @Test
    void theListOfLanguagesGoesBeforeTheLocale() {
        assertThat(Language.of(Map.of("LANGUAGE", "ca:es:en", "LANG", "ca_ES.UTF-8")))
                .isEqualTo(Language.SPANISH);
        assertThat(Language.of(Map.of("LANGUAGE", "en_GB:es", "LANG", "es_ES.UTF-8")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Map.of("LANGUAGE", "C", "LANG", "es_ES.UTF-8"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Map.of("LANGUAGE", "ca", "LANG", "es_ES.UTF-8"))).isEqualTo(Language.SPANISH);
        assertThat(Language.of(Map.of("LANGUAGE", "", "LANG", "es_ES.UTF-8"))).isEqualTo(Language.SPANISH);
    }

    @Test
    void withoutALocaleThereIsNoListOfLanguages() {
        assertThat(Language.of(Map.of("LANGUAGE", "es", "LC_ALL", "C"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Map.of("LANGUAGE", "es", "LANG", "POSIX"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Map.of("LANGUAGE", "es"))).isEqualTo(Language.ENGLISH);
    }
}
