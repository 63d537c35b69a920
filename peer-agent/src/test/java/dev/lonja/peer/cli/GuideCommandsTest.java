package dev.lonja.peer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The commands that the documents tell people to type are commands. */
class GuideCommandsTest {
    private static final Path AGENT_HELP = Path.of("src/main/resources/dev/lonja/peer/cli/usage/help");
    private static final Path TRANSLATIONS = Path.of("src/main/resources/dev/lonja/peer/text/es.po");
    private static final Path REGISTRY_HELP =
            Path.of("../registry-service/src/main/resources/dev/lonja/registry/start/help");
    private static final Path LAUNCHER = Path.of("../lonja");

    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheAgentIsOne(Guide guide) {
        assertThat(guide.agentCommands())
                .hasSizeGreaterThan(4)
                .allSatisfy(words -> assertThat(CommandLineReader.read(words.toArray(String[]::new)))
                        .as("lonja peer %s", words)
                        .isNotInstanceOf(Start.Wrong.class));
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheLauncherIsOne(Guide guide) throws IOException {
        Set<String> launcher = Files.readString(LAUNCHER)
                .lines()
                .filter(line -> line.matches("  [a-z]+ .* {2,}[a-z].*"))
                .map(line -> line.strip().split(" ")[0])
                .collect(Collectors.toSet());

        assertThat(guide.commands()).allSatisfy(words -> {
            assertThat(launcher).as("lonja %s", words).contains(words.getFirst());
            if (words.getFirst().equals("registry")
                    && words.size() > 1
                    && !words.get(1).startsWith("-")) {
                assertThat(REGISTRY_HELP.resolve(words.get(1) + ".txt")).exists();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyOptionIsExplainedByTheHelp(Guide guide) throws IOException {
        Set<String> explained = new TreeSet<>();
        for (String text : helpTexts()) {
            explained.addAll(List.of(text.split("[^-a-z]+")));
        }

        assertThat(explained).containsAll(guide.options());
    }

    @Test
    void theSpanishGuideHasTheCommandsOfTheEnglishOne() {
        assertThat(names(Guide.SPANISH)).containsAll(names(Guide.ENGLISH));
        assertThat(verbs(Guide.SPANISH)).containsAll(verbs(Guide.ENGLISH));
    }

    /** Messages in capitals are those of the protocol. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "COMMAND_LINE")
    void everyMessageInATableOfProblemsIsPrinted(Guide guide) throws IOException {
        String printed = Files.readString(LAUNCHER).replace("$oldest_release", "21") + Files.readString(TRANSLATIONS);

        assertThat(guide.symptoms())
                .hasSizeGreaterThan(2)
                .filteredOn(message -> Character.isLowerCase(message.charAt(0)))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(printed).contains(message));
    }

    /** The commands that follow the options of the registry. */
    private static Set<String> names(Guide guide) {
        Set<String> known =
                Syntax.line(new PeerOptions().command()).getSubcommands().keySet();
        return guide.agentCommands().stream()
                .flatMap(words -> words.stream().filter(known::contains).limit(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> verbs(Guide guide) {
        return guide.typed().stream()
                .map(typed -> typed.verb().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Every help text of the agent and of the registry. */
    private static List<String> helpTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : List.of(AGENT_HELP, REGISTRY_HELP)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }
}
