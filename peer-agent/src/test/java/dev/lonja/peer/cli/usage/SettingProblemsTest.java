package dev.lonja.peer.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void namesAMisspeltSettingOfAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("application.properties"),
                "lonja.peer.registery.host=x\nlonja.peer.registry.host=y\nlonja.registry.fish=1\nother=1\n");

        assertThat(SettingProblems.misspelt(List.of(file, folder.resolve("missing"))))
                .contains("there is no setting lonja.peer.registery.host; did you mean lonja.peer.registry.host?")
                .noneMatch(problem -> problem.contains("fish"));
    }

    @Test
    void namesAVariableInItsOwnForm() {
        assertThat(SettingProblems.misspelt(List.of("LONJA_PEER_REGISTRY_PROT"), List.of("lonja.peer.registry.port")))
                .containsExactly(
                        "there is no setting LONJA_PEER_REGISTRY_PROT; did you mean LONJA_PEER_REGISTRY_PORT?");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void leavesTheLibraryOutOfTheReason(String message, String english, String spanish) {
        assertThat(SettingProblems.reason(new IllegalArgumentException(message)))
                .isEqualTo(english);
        Texts.speak(Language.SPANISH);
        try {
            assertThat(SettingProblems.reason(new IllegalArgumentException(message)))
                    .isEqualTo(spanish);
        } finally {
            Texts.speak(Language.ENGLISH);
        }
    }

    static Stream<Arguments> reasons() {
        String conversion =
                "SRCFG00039: The config property a.b with the config value \"abc\" threw an Exception whilst being"
                        + " converted ";
        return Stream.of(
                Arguments.of(
                        conversion + "SRCFG00029: Expected an integer value, got \"abc\"",
                        "a.b is 'abc': that is not a whole number",
                        "a.b es 'abc': no es un número entero"),
                Arguments.of(
                        conversion + "java.lang.IllegalArgumentException: 'abc' is not off, first or last",
                        "a.b is 'abc': 'abc' is not off, first or last",
                        "a.b es 'abc': 'abc' is not off, first or last"),
                Arguments.of(
                        "SRCFG00040: The config property a.b is defined as the empty String (\"\") which the following Converter"
                                + " considered to be null: io.smallrye.config.Converters$BuiltInConverter",
                        "a.b has no value",
                        "a.b no tiene valor"),
                Arguments.of(
                        "SRCFG00014: The config property a.b is required but it could not be found in any config source",
                        "a.b is not set",
                        "falta a.b"),
                Arguments.of(
                        "SRCFG00011: Could not expand value PORT in property a.b",
                        "${PORT} in a.b has no value",
                        "${PORT} en a.b no tiene valor"),
                Arguments.of("port 0 is not one", "port 0 is not one", "port 0 is not one"));
    }

    @Test
    void translatesWhatTheLibraryReallySays() {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValue("a.number", "abc")
                .withDefaultValue("a.empty", "")
                .withDefaultValue("a.other", "${nothing}")
                .build();

        assertThat(reason(() -> config.getValue("a.number", Integer.class)))
                .isEqualTo("a.number is 'abc': that is not a whole number");
        assertThat(reason(() -> config.getValue("a.number", Long.class)))
                .isEqualTo("a.number is 'abc': that is not a whole number");
        assertThat(reason(() -> config.getValue("a.empty", Integer.class))).isEqualTo("a.empty has no value");
        assertThat(reason(() -> config.getValue("a.missing", Integer.class))).isEqualTo("a.missing is not set");
        assertThat(reason(() -> config.getValue("a.other", Integer.class)))
                .isEqualTo("${nothing} in a.other has no value");
    }

    private static String reason(ThrowingCallable read) {
        return SettingProblems.reason(catchThrowableOfType(RuntimeException.class, read));
    }
}
