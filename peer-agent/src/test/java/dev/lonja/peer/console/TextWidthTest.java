package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    /** An e with a combining accent, as some systems write file names. */
    private static final String COMBINED = "e\u0301";

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "ñandú, 5", "魚市場, 6", "🐟, 2", "👩🏽, 2"})
    void countsTheColumnsOfEveryCharacter(String text, int width) {
        assertThat(TextWidth.of(text)).isEqualTo(width);
    }

    @Test
    void countsNothingForWhatCombines() {
        assertThat(TextWidth.of(COMBINED)).isEqualTo(1);
    }

    @Test
    void keepsWhatFits() {
        assertThat(TextWidth.cutEnd("abcde", 5)).isEqualTo("abcde");
    }

    @Test
    void cutsBetweenCharactersAndNeverGetsWiderThanAllowed() {
        assertThat(TextWidth.cutEnd("abcdef", 5)).isEqualTo("abcd…");
        assertThat(TextWidth.cutEnd("魚市場", 5)).isEqualTo("魚市…");
        assertThat(TextWidth.cutEnd("魚市場", 4)).isEqualTo("魚…");
        assertThat(TextWidth.cutEnd("🐟🐟🐟", 5)).isEqualTo("🐟🐟…");
    }

    @Test
    void keepsWhatCombinesWithItsCharacter() {
        assertThat(TextWidth.cutEnd("ab" + COMBINED + "cd", 4)).isEqualTo("ab" + COMBINED + "…");
    }
}
