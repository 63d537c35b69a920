package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The options of the commands that only look: {@code lonja peer skipped} and {@code lonja peer doctor}. */
final class CheckOptions {
    private final PeerOptions parent;

    CheckOptions(PeerOptions parent) {
        this.parent = parent;
    }

    CommandSpec skipped() {
        OptionSpec share = option(
                        "DIR",
                        OptionTypes::folder,
                        "The folder (default: LONJA_PEER_SERVE_SHARE in the environment).",
                        "--share")
                .required(true)
                .defaultValue(parent.defaults().share())
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

    CommandSpec doctor() {
        OptionSpec user = option(
                        "USER",
                        OptionTypes::user,
                        "The user to connect for the checks of the address and the listener.",
                        "-u",
                        "--user")
                .defaultValue(usable(parent.defaults().user(), OptionTypes::user))
                .build();
        OptionSpec share = option("DIR", OptionTypes::folder, "The folder whose names are checked.", "--share")
                .defaultValue(usable(parent.defaults().share(), OptionTypes::folder))
                .build();
        OptionSpec json = flag("Report in JSON, one object a line.", "--json").build();
        return Syntax.command(
                        "doctor",
                        () -> new Start.Examine(
                                Optional.ofNullable(user.<String>getValue()),
                                Optional.ofNullable(share.<String>getValue()).map(Path::of),
                                parent.settings(),
                                new Start.Form(Boolean.TRUE.equals(json.getValue()), parent.isClassic())),
                        "Checks what usually goes wrong, and says what to do.")
                .addOption(user)
                .addOption(share)
                .addOption(json);
    }

    /** The default, or null if it is invalid: the settings check reports that, and the other checks still run. */
    private static @Nullable String usable(@Nullable String value, UnaryOperator<String> type) {
        try {
            return value == null ? null : type.apply(value);
        } catch (TypeConversionException wrong) {
            return null;
        }
    }
}
