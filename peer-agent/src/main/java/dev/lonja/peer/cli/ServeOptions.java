package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.option;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code lonja peer serve}. Each one sets a setting and overrides the configured value. */
final class ServeOptions {
    private static final String SHARE = "lonja.peer.serve.share";

    private final PeerOptions parent;
    private final SettingOptions settings = new SettingOptions();

    ServeOptions(PeerOptions parent) {
        this.parent = parent;
    }

    CommandSpec command() {
        CommandSpec command = Syntax.command(
                "serve",
                () -> new Start.Run(settings(), parent.isClassic()),
                "Keeps a user connected and a folder published, without a command loop, until it is stopped.");
        settings.add(
                command,
                "lonja.peer.serve.user",
                option("USER", OptionTypes::user, "The user; registered if it is not.", "-u", "--user")
                        .required(true)
                        .defaultValue(parent.defaults().servedUser()));
        settings.add(
                command,
                SHARE,
                option(
                                "DIR",
                                OptionTypes::folder,
                                "The folder whose files are published, with those of the folders in it.",
                                "--share")
                        .required(true)
                        .defaultValue(parent.defaults().share()));
        settings.add(
                command,
                "lonja.peer.listen-ports",
                option(
                        "PORT",
                        OptionTypes::port,
                        "The port to listen on (default: a free one of --listen-ports).",
                        "--listen-port"));
        settings.add(
                command,
                "lonja.peer.serve.advertise-port",
                option(
                        "PORT",
                        OptionTypes::port,
                        "The port that others connect to (default: the port of the listener).",
                        "--advertise-port"));
        settings.add(
                command,
                "lonja.peer.serve.description",
                option(
                        "TEMPLATE",
                        value -> value,
                        "The description of files; {name}, {folder}, {size} and {modified} stand for the file's."
                                + " The first line of FILE.lonja beside a file wins over it.",
                        "--description"));
        settings.add(
                command,
                "lonja.peer.serve.health-port",
                option(
                        "PORT",
                        OptionTypes::port,
                        "Answer /q/health/live, /q/health/ready and /q/metrics over HTTP on this port.",
                        "--health-port"));
        return command;
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(parent.settings());
        all.putAll(settings.given());
        all.put("lonja.peer.share-roots", Objects.requireNonNull(all.get(SHARE)).replace(",", "\\,"));
        return all;
    }
}
