package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say what happens to files that exist already. */
final class ExistingOptions {
    static final String SETTING = "lonja.peer.download.existing";

    private ExistingOptions() {}

    /** The flags by the value that they give to the setting. */
    static Map<String, OptionSpec.Builder> flags() {
        Map<String, OptionSpec.Builder> flags = new LinkedHashMap<>();
        flags.put("overwrite", flag("Replace files that exist, without a question.", "--overwrite"));
        flags.put("keep-both", flag("Keep files that exist, and number the new ones.", "--keep-both"));
        return flags;
    }
}
