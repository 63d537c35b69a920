package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;

import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code lonja peer skipped}. */
final class SkippedOptions {
    private final PeerOptions parent;

    SkippedOptions(PeerOptions parent) {
        this.parent = parent;
    }

    CommandSpec command() {
        OptionSpec share = option(
                        "DIR",
                        OptionTypes::folder,
                        "The folder (default: LONJA_PEER_SERVE_SHARE in the environment).",
                        "--share")
                .required(true)
                .defaultValue(System.getenv("LONJA_PEER_SERVE_SHARE"))
                .build();
        OptionSpec json = flag("Report in JSON, one object a line.", "--json").build();
        return Syntax.command(
                        "skipped",
                        () -> new Start.Skipped(
                                Path.of(Objects.requireNonNull(share.<String>getValue())),
                                parent.settings(),
                                Boolean.TRUE.equals(json.getValue())),
                        "Lists the files of a folder that serve would not publish, with the reasons.")
                .addOption(share)
                .addOption(json);
    }
}
