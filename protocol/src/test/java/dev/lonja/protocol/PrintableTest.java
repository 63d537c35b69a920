package dev.lonja.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    private static final String JOINER = "\u200d";

    @ParameterizedTest
    @CsvSource({"a\u200db, a\\u{200d}b", "\u202etxt, \\u{202e}txt", "\u00ad, \\u{ad}", "x\u2028y, x\\u{2028}y"})
    void showsWhatATerminalWouldNotShow(String name, String shown) {
        assertThat(Printable.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a\u200db",
                "\t\n\u007f\u0085",
                "back\\slash",
                "\\u{200d}",
                "\\u{5c}u{200d}",
                "\\\\u{5c}",
                "\\\u200d",
                "\\u{\u200d}",
                "\\u{41}",
                "\\u{110000}",
                "\\u{ffffff}",
                "\\u{}",
                "\\u{200D}",
                "ends\\",
                "emoji \ud83d\udc68\u200d\ud83d\udc69",
                "\\\\",
                "C:\\users\\ana",
                "\"quoted\"",
                "\\u{22}quoted",
                "'quoted'",
                "\\u{27}quoted'",
                "it's"
            })
    void readsBackWhatItShows(String name) {
        assertThat(Printable.parse(Printable.name(name))).isEqualTo(name);
    }

    @Test
    void escapesAQuoteThatWouldOpenAQuotedWord() {
        assertThat(Printable.name("\"a\"")).isEqualTo("\\u{22}a\"");
        assertThat(Printable.message("\"a\"")).isEqualTo("\"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"back\\slash", "C:\\users", "\\u{41}", "\\u{", "\\u{zz}", "\\n"})
    void leavesOtherBackslashesAlone(String name) {
        assertThat(Printable.name(name)).isEqualTo(name);
        assertThat(Printable.parse(name)).isEqualTo(name);
    }

    @Test
    void readsAnEscapeThatWasTyped() {
        assertThat(Printable.parse("a\\u{200D}b")).isEqualTo("a" + JOINER + "b");
        assertThat(Printable.parse("\\u{5c}u{200d}")).isEqualTo("\\u{200d}");
    }

    @Test
    void shortensALongNameInItsMiddle() {
        String name = "/" + "d".repeat(500) + "/end.txt";

        assertThat(Printable.of(name))
                .hasSize(301)
                .startsWith("/ddd")
                .contains("d…d")
                .endsWith("/end.txt");
        assertThat(Printable.of("x".repeat(300))).isEqualTo("x".repeat(300));
    }

    @Test
    void neverShortensAMessageAndEscapesItOnlyOnce() {
        String message = "cannot write " + Printable.of("a" + JOINER) + "x".repeat(5000) + ": permission denied";

        assertThat(Printable.message(message)).isEqualTo(message);
        assertThat(Printable.message("a\nb")).isEqualTo("a\\u{a}b");
    }

    @Test
    void givesAnotherProgramTheNameAsItIs() {
        assertThat(Printable.line("a" + JOINER + "\u202e\\u{200d}")).isEqualTo("a" + JOINER + "\u202e\\u{200d}");
        assertThat(Printable.line("a\nb\033[2J\u2028")).isEqualTo("a\\u{a}b\\u{1b}[2J\\u{2028}");
    }
}
