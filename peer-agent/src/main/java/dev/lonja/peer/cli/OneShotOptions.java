package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;
import static dev.lonja.peer.cli.Syntax.parameter;

import dev.lonja.peer.oneshot.OneShot;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands for scripts. Each one asks for something to be done once; docs/cli.md describes them all. */
final class OneShotOptions {
    private final PeerOptions parent;

    OneShotOptions(PeerOptions parent) {
        this.parent = parent;
    }

    void addTo(CommandSpec command) {
        add(command, register());
        add(command, unregister());
        add(command, users());
        add(command, files());
        add(command, get());
        add(command, publish());
        add(command, delete());
    }

    private CommandSpec register() {
        PositionalParamSpec user = parameter(0, "USER").build();
        return once("register", "Adds a user.", () -> new OneShot.Register(value(user)))
                .addPositional(user);
    }

    private CommandSpec unregister() {
        PositionalParamSpec user = parameter(0, "USER").build();
        return once(
                        "unregister",
                        "Removes a user, everything it published, and its presence if it has one.",
                        () -> new OneShot.Unregister(value(user)))
                .addPositional(user);
    }

    private CommandSpec users() {
        OptionSpec user = user();
        return once("users", "Lists the connected users.", () -> new OneShot.Users(value(user)))
                .addOption(user);
    }

    private CommandSpec files() {
        OptionSpec user = user();
        PositionalParamSpec owner = parameter(0, "OWNER").build();
        return once("files", "Lists what a user published.", () -> new OneShot.Files(value(user), value(owner)))
                .addOption(user)
                .addPositional(owner);
    }

    private CommandSpec get() {
        OptionSpec user = user();
        OptionSpec quiet = flag("Show no progress.", "-q", "--quiet").build();
        PositionalParamSpec owner = parameter(0, "OWNER").build();
        PositionalParamSpec remote = parameter(1, "REMOTE")
                .description("The path as its owner published it.")
                .build();
        PositionalParamSpec local = parameter(2, "LOCAL")
                .arity("0..1")
                .defaultValue(".")
                .description("A file, or a folder that takes the file's own name (default: the working folder).")
                .build();
        return once(
                        "get",
                        "Fetches a file from its owner.",
                        () -> new OneShot.Get(value(user), value(owner), value(remote), value(local), isGiven(quiet)))
                .addOption(user)
                .addOption(quiet)
                .addPositional(owner)
                .addPositional(remote)
                .addPositional(local);
    }

    private CommandSpec publish() {
        OptionSpec user = user();
        PositionalParamSpec path = parameter(0, "PATH").build();
        PositionalParamSpec description =
                parameter(1, "DESCRIPTION").arity("0..1").defaultValue("").build();
        return once(
                        "publish",
                        "Lists a local file; an agent of the user serves it.",
                        () -> new OneShot.Publish(value(user), value(path), value(description)))
                .addOption(user)
                .addPositional(path)
                .addPositional(description);
    }

    private CommandSpec delete() {
        OptionSpec user = user();
        PositionalParamSpec path = parameter(0, "PATH").build();
        return once("delete", "Takes a file off the list.", () -> new OneShot.Delete(value(user), value(path)))
                .addOption(user)
                .addPositional(path);
    }

    private CommandSpec once(String name, String description, Supplier<OneShot> command) {
        OptionSpec json = flag("Report in JSON, one object a line.", "--json").build();
        return Syntax.command(name, () -> new Start.Once(command.get(), parent.settings(), isGiven(json)), description)
                .addOption(json);
    }

    /** Who gives the command: a registered user. */
    private static OptionSpec user() {
        return option("USER", value -> value, "Who asks (default: LONJA_PEER_USER of the environment).", "-u", "--user")
                .required(true)
                .defaultValue(System.getenv("LONJA_PEER_USER"))
                .build();
    }

    private static String value(ArgSpec argument) {
        return Objects.requireNonNull(argument.<String>getValue());
    }

    private static boolean isGiven(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    private static void add(CommandSpec command, CommandSpec once) {
        command.addSubcommand(once.name(), Syntax.line(once));
    }
}
