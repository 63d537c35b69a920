package dev.lonja.registry.start;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.spelling.SettingNames;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;

/** Names the settings that nobody reads, because their names are misspelt. */
public final class Spelling {
    private Spelling() {}

    /** A sentence for each of them. */
    public static List<String> problems(SmallRyeConfig config) {
        List<String> given = new ArrayList<>();
        config.getConfigSources().forEach(source -> given.addAll(source.getPropertyNames()));
        return new SettingNames("lonja.peer", Texts.settings())
                .unknown(given).stream()
                        .map(unknown -> "there is no setting " + Printable.of(unknown.name())
                                + unknown.meant()
                                        .map(meant -> "; did you mean " + meant + "?")
                                        .orElse(""))
                        .toList();
    }
}
