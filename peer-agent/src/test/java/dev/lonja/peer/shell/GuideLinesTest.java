package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Guide;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The lines that the documents show at the prompt of the agent are commands of it. */
class GuideLinesTest {
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "COMMAND_LINE")
    void everyLineAtThePromptIsACommand(Guide guide) {
        assertThat(guide.typed())
                .hasSizeGreaterThan(6)
                .allSatisfy(typed -> assertThat(CommandParser.parse(typed.line()))
                        .as(typed.line())
                        .isNotInstanceOfAny(TypedCommand.Wrong.class, TypedCommand.Nothing.class));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "COMMAND_LINE")
    void everyAnswerIsThatOfTheCommandBeforeIt(Guide guide) {
        assertThat(guide.typed())
                .filteredOn(typed -> !typed.verb().equals("QUIT"))
                .allSatisfy(typed -> assertThat(typed.answer().lines())
                        .as(typed.line())
                        .anyMatch(line -> line.matches(typed.verb().toUpperCase(Locale.ROOT) + " (OK|FAIL.*)")));
    }
}
