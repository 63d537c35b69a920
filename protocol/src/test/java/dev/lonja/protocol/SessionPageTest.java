package dev.lonja.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.session.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares docs/session.md with the table. */
class SessionPageTest {
    private static final Path PAGE = Path.of("../docs/session.md");

    @Test
    void rowsOfThePageAreThoseOfTheTable() throws IOException {
        Map<Operation, String> table = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            if (operation.isIn(Edition.SESSION)) {
                Row.Session row = operation.session();
                String text = "| " + operation
                        + " | " + join(row.fields().stream(), ", ")
                        + " | " + join(row.outcomes().stream(), " · ").replaceFirst("^ok", "OK")
                        + " | " + String.join(", ", row.columns())
                        + " | " + String.join(", ", row.afterOk()) + " |";
                table.put(operation, text.replace("|  |", "| |").replace("|  |", "| |"));
            }
        }

        assertThat(section("## Rows", "### Fields")
                        .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
                        .collect(Collectors.toMap(line -> Operation.valueOf(line.split(" ")[1]), line -> line)))
                .isEqualTo(table);
    }

    @Test
    void everyFieldHasARuleAndItsDefaultOnThePage() throws IOException {
        Map<String, String> defaults = section("### Fields", "### Numbers")
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Field "))
                .map(line -> line.split(" ?\\| ?"))
                .flatMap(cells -> Arrays.stream(cells[1].split(", "))
                        .map(name -> Map.entry(name, cells.length > 3 ? cells[3] : "")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        for (Operation operation : Operation.values()) {
            List<Field> fields =
                    operation.isIn(Edition.SESSION) ? operation.session().fields() : List.of();
            for (Field field : fields) {
                String expected = field.defaultValue()
                        .map(value -> value.isEmpty() ? "empty" : value)
                        .orElse("");
                assertThat(defaults).containsKey(words(field));
                assertThat(String.valueOf(defaults.get(words(field))).replace("`", ""))
                        .as(words(field))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void statusesOfEveryRowAreThoseOfThePage() throws IOException {
        List<String> reserved = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.reservedStatus().isPresent())
                .map(outcome ->
                        "| 0x%02X | %s |".formatted(outcome.reservedStatus().getAsInt(), words(outcome)))
                .toList();

        assertThat(section("### Status", "### Malformed").filter(line -> line.startsWith("| 0x")))
                .isEqualTo(reserved);
    }

    @Test
    void eventsAreThoseOfThePage() throws IOException {
        List<String> events = Arrays.stream(Event.class.getPermittedSubclasses())
                .map(event -> event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();

        assertThat(section("### Events", "## Rows between peers")
                        .filter(line -> line.matches("\\| [A-Z_, ]+ \\|.*"))
                        .flatMap(line -> Arrays.stream(line.split(" ?\\| ?")[1].split(", "))))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    private static Stream<String> section(String begin, String end) throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf(begin), page.indexOf(end)).lines();
    }

    private static String join(Stream<? extends Enum<?>> values, String between) {
        return values.map(SessionPageTest::words).collect(Collectors.joining(between));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
