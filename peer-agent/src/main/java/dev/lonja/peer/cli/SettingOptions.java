package dev.lonja.peer.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that override configured settings. */
final class SettingOptions {
    private final Map<OptionSpec, String> names = new LinkedHashMap<>();

    /** Adds an option for that setting to the command. */
    void add(CommandSpec command, String setting, OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        names.put(option, setting);
        command.addOption(option);
    }

    /** The settings whose options were given, with their values. */
    Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        names.forEach((option, setting) -> {
            Object value = option.getValue();
            if (value != null) {
                given.put(setting, value.toString());
            }
        });
        return given;
    }
}
