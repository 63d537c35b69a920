package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts are those of the table on the protocol page. */
class MessagesTest {
    private static final Pattern TEXT = Pattern.compile("`([^`]+)`");

    @Test
    void saysForEveryOutcomeOfEveryOperationWhatTheProtocolPageSays() throws IOException {
        Map<Operation, List<String>> page = tableOfThePage();

        // HELLO is not a command, so the page has no text for it.
        Set<Operation> typed = EnumSet.complementOf(EnumSet.of(Operation.HELLO));
        typed.removeIf(operation -> !operation.isIn(Edition.CLASSIC));
        assertThat(page).containsOnlyKeys(typed);
        for (Operation operation : typed) {
            List<String> texts = operation.outcomes().stream()
                    .map(outcome -> Messages.of(operation, outcome))
                    .toList();
            assertThat(texts).as(operation.name()).isEqualTo(page.get(operation));
        }
    }

    private static Map<Operation, List<String>> tableOfThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/protocol.md"));
        String section = page.substring(page.indexOf("### What the agent prints"));
        Map<Operation, List<String>> table = new EnumMap<>(Operation.class);
        section.lines()
                .takeWhile(line -> !line.startsWith("The prompt"))
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .forEach(line -> table.put(
                        Operation.valueOf(line.split("\\|")[1].strip()),
                        TEXT.matcher(line).results().map(MessagesTest::text).toList()));
        return table;
    }

    private static String text(MatchResult match) {
        return match.group(1);
    }
}
