package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.settings.SettingsFile;
import java.util.List;

/** Whether the settings file has mistakes. */
public record SettingsCheck(SettingsFile file) implements Check {
    private static final String NAME = "settings";

    @Override
    public List<Finding> look() {
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
