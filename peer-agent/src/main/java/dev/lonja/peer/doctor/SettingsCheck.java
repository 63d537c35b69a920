package dev.lonja.peer.doctor;

import dev.lonja.peer.settings.SettingsFile;
import java.util.List;

/** Whether the settings file has mistakes. */
public record SettingsCheck(SettingsFile file) implements Check {
    private static final String NAME = "settings";

    @Override
    public List<Finding> look() {
        if (!file.exists()) {
            return List.of(Finding.ok(NAME, "no settings file at " + file.path() + ", so the defaults are used"));
        }
        if (file.problems().isEmpty()) {
            return List.of(
                    Finding.ok(NAME, file.path() + " has " + file.settings().size() + " settings"));
        }
        return file.problems().stream()
                .map(problem ->
                        Finding.fail(NAME, problem, "correct the line; docs/configuration.md lists the settings"))
                .toList();
    }
}
