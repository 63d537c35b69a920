package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.settings.SettingsFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings file, and values that are given elsewhere.
 *
 * @param given what is wrong with values of the environment, of system properties and of config/application.properties
 */
public record SettingsCheck(SettingsFile file, List<String> given) implements Check {
    private static final String NAME = "settings";

    public SettingsCheck {
        given = List.copyOf(given);
    }

    @Override
    public List<Finding> look() {
        Stream<Finding> wrong = given.stream()
                .map(problem -> Finding.fail(
                        NAME,
                        problem,
                        text("correct the value or unset it; the other checks use what applies without it")));
        return Stream.concat(wrong, inFile().stream()).toList();
    }

    private List<Finding> inFile() {
        if (!file.exists()) {
            return List.of(Finding.ok(NAME, text("no settings file at %s, so the defaults are used", file.path())));
        }
        if (file.problems().isEmpty()) {
            return List.of(Finding.ok(
                    NAME,
                    plural(file.settings().size(), "%2$s has %1$d setting", "%2$s has %1$d settings", file.path())));
        }
        return file.problems().stream()
                .map(problem ->
                        Finding.fail(NAME, problem, text("correct the line; docs/configuration.md lists the settings")))
                .toList();
    }
}
