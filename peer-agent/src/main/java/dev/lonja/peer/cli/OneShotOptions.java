package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;
import static dev.lonja.peer.cli.Syntax.parameter;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.local.LocalName;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.protocol.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The single commands, for scripts; docs/cli.md describes them. */
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
        add(command, search());
        add(command, get());
        add(command, publish());
        add(command, delete());
    }

    private CommandSpec register() {
        PositionalParamSpec user = parameter(0, "USER").build();
        OptionSpec code = flag("With the code of an invitation, from standard input.", "--code")
                .build();
        OptionSpec json = flag("Report in JSON, one object a line.", "--json").build();
        return Syntax.command(
                        "register",
                        () -> registered(value(user), isGiven(code), new Start.Form(isGiven(json), parent.isClassic())),
                        "Adds a user.")
                .addOption(json)
                .addOption(code)
                .addPositional(user);
    }

    private Start registered(String user, boolean hasCode, Start.Form form) {
        return hasCode
                ? new Start.WithCode(code -> of(user, new Action.Register(user, code)), parent.settings(), form)
                : new Start.Once(of(user, new Action.Register(user)), parent.settings(), form);
    }

    private CommandSpec unregister() {
        PositionalParamSpec user = parameter(0, "USER").build();
        return once(
                        "unregister",
                        "Removes a user, everything it published, and its presence if it has one.",
                        () -> of(value(user), new Action.Unregister(value(user))))
                .addPositional(user);
    }

    private CommandSpec users() {
        OptionSpec user = user();
        return once("users", "Lists the connected users.", () -> of(value(user), new Action.ListUsers()))
                .addOption(user);
    }

    private CommandSpec files() {
        OptionSpec user = user();
        PositionalParamSpec owner = parameter(0, "OWNER").build();
        return once(
                        "files",
                        "Lists what a user published.",
                        () -> of(value(user), new Action.ListContent(value(owner))))
                .addOption(user)
                .addPositional(owner);
    }

    private CommandSpec search() {
        OptionSpec user = user();
        PositionalParamSpec words = paths("WORD...", "Words, or parts of them, of paths and descriptions.");
        return once(
                        "search",
                        "Finds files of all users by words.",
                        () -> of(value(user), new Action.Search(String.join(" ", all(words)))))
                .addOption(user)
                .addPositional(words);
    }

    private CommandSpec get() {
        OptionSpec user = user();
        OptionSpec quiet = flag("Show no progress.", "-q", "--quiet").build();
        PositionalParamSpec owner = parameter(0, "OWNER").build();
        PositionalParamSpec paths = PositionalParamSpec.builder()
                .index("1..*")
                .arity("1..*")
                .required(true)
                .type(String[].class)
                .converters((ITypeConverter<String>) OptionTypes::path)
                .paramLabel("REMOTE... [LOCAL]")
                .hideParamSyntax(true)
                .description(
                        text(
                                "The paths as their owner published them, and where the files go: a file, a folder (default: the"
                                        + " working folder), or - for standard output. With several paths, LOCAL is required and is a folder."))
                .build();
        var existing = new SettingOptions();
        CommandSpec get = once(
                        "get",
                        "Fetches files from their owner.",
                        () -> new OneShot(value(user), files(value(owner), paths), isGiven(quiet)),
                        existing)
                .addOption(user)
                .addOption(quiet)
                .addPositional(owner)
                .addPositional(paths);
        existing.addOneOf(get, ExistingOptions.SETTING, ExistingOptions.flags());
        return get;
    }

    /** The files to fetch: the last of several paths is the local one. */
    private static Action files(String owner, PositionalParamSpec paths) {
        List<String> all = List.of(Objects.requireNonNull(paths.<String[]>getValue()));
        return all.size() == 1
                ? new Action.GetFile(owner, all, ".")
                : new Action.GetFile(owner, all.subList(0, all.size() - 1), all.getLast());
    }

    private CommandSpec publish() {
        OptionSpec user = user();
        OptionSpec recursive = recursive("Publish the files below a folder.");
        OptionSpec description = option(
                        "TEXT", text -> text, "The description; then all arguments are paths.", "-d", "--description")
                .build();
        PositionalParamSpec paths = paths(
                "PATH... [DESCRIPTION]",
                "The files, folders or patterns in quotes. The second of two arguments is the description, unless a file has"
                        + " that name.");
        return once(
                        "publish",
                        "Publishes local files; an agent of the user serves them.",
                        () -> of(value(user), published(all(paths), description.getValue(), isGiven(recursive))))
                .addOption(user)
                .addOption(recursive)
                .addOption(description)
                .addPositional(paths);
    }

    private static Action published(List<String> all, @Nullable String description, boolean isRecursive) {
        boolean isDescribed = description == null && all.size() == 2 && !LocalName.matchesSomething(all.getLast());
        return isDescribed
                ? new Action.Publish(List.of(all.getFirst()), all.getLast(), isRecursive)
                : new Action.Publish(all, description == null ? "" : description, isRecursive);
    }

    private CommandSpec delete() {
        OptionSpec user = user();
        OptionSpec recursive = recursive("Delete the files below a folder from the list.");
        PositionalParamSpec paths = paths("PATH...", "Published files, folders or patterns in quotes.");
        return once(
                        "delete",
                        "Deletes published files from the registry.",
                        () -> of(value(user), new Action.Delete(all(paths), isGiven(recursive))))
                .addOption(user)
                .addOption(recursive)
                .addPositional(paths);
    }

    private static OptionSpec recursive(String description) {
        return flag(description, "-r", "--recursive").build();
    }

    private static PositionalParamSpec paths(String label, String description) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(String[].class)
                .converters((ITypeConverter<String>) OptionTypes::path)
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(text(description))
                .build();
    }

    private static List<String> all(PositionalParamSpec paths) {
        return List.of(Objects.requireNonNull(paths.<String[]>getValue()));
    }

    private CommandSpec once(String name, String description, Supplier<OneShot> command) {
        return once(name, description, command, new SettingOptions());
    }

    /** A single command whose own options set these settings. */
    private CommandSpec once(String name, String description, Supplier<OneShot> command, SettingOptions own) {
        OptionSpec json = flag("Report in JSON, one object a line.", "--json").build();
        return Syntax.command(
                        name,
                        () -> new Start.Once(
                                command.get(), settings(own), new Start.Form(isGiven(json), parent.isClassic())),
                        description)
                .addOption(json);
    }

    private Map<String, String> settings(SettingOptions own) {
        Map<String, String> all = new HashMap<>(parent.settings());
        all.putAll(own.given());
        return all;
    }

    private static OneShot of(String user, Action action) {
        return new OneShot(user, action, false);
    }

    /** The option for the user who asks the registry. */
    private OptionSpec user() {
        return option(
                        "USER",
                        Printable::parse,
                        "The user who asks (default: LONJA_PEER_USER in the environment).",
                        "-u",
                        "--user")
                .required(true)
                .defaultValue(parent.defaults().user())
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
