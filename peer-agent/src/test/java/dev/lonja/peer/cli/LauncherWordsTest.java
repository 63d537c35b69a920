package dev.lonja.peer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the launcher that mean a command of the agent: the agent, started without the launcher, takes them likewise. */
class LauncherWordsTest {
    private static final Pattern FUNCTION = Pattern.compile("(?s)\nmeant_command\\(\\) \\{\n(.*?)\n\\}\n");
    private static final Pattern WORDS = Pattern.compile("(?m)^ +([a-z_ |]+)\\) echo (\\w+) ;;$");

    static Stream<Arguments> words() throws IOException {
        String function = FUNCTION.matcher(Files.readString(Path.of("../lonja")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return WORDS.matcher(function)
                .results()
                .flatMap(found ->
                        Stream.of(found.group(1).split(" \\| ")).map(word -> Arguments.of(word, found.group(2))));
    }

    @ParameterizedTest
    @MethodSource("words")
    void meanTheSameToTheAgent(String word, String command) {
        String hint = command.equals("loop") ? "it belongs to the command loop" : "did you mean '" + command + "'?";

        assertThat(CommandLineReader.read(word))
                .isInstanceOfSatisfying(
                        Start.Wrong.class,
                        wrong -> assertThat(wrong.error().reason()).contains(hint));
    }
}
