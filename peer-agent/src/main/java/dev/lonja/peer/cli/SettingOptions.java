package dev.lonja.peer.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that override configured settings. */
final class SettingOptions {
    /** What an option sets; without a value of its own, what stands after it. */
    private record Setting(String name, @Nullable String value) {}

    private final Map<OptionSpec, Setting> settings = new LinkedHashMap<>();

    /** Adds an option for that setting to the command. */
    void add(CommandSpec command, String setting, OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        settings.put(option, new Setting(setting, null));
        command.addOption(option);
    }

    /** Adds flags to the command of which at most one may be given; each sets the setting to its value. */
    void addOneOf(CommandSpec command, String setting, Map<String, OptionSpec.Builder> flags) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().exclusive(true).multiplicity("0..1").validate(true);
        flags.forEach((value, builder) -> {
            OptionSpec option = builder.build();
            settings.put(option, new Setting(setting, value));
            group.addArg(option);
        });
        command.addArgGroup(group.build());
    }

    /** The settings whose options were given, with their values. */
    Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        settings.forEach((option, setting) -> {
            Object value = option.getValue();
            if (value != null && (setting.value() == null || Boolean.TRUE.equals(value))) {
                given.put(setting.name(), setting.value() == null ? value.toString() : setting.value());
            }
        });
        return given;
    }
}
