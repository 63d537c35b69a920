package dev.lonja.peer.cli;

import static dev.lonja.peer.cli.Syntax.flag;
import static dev.lonja.peer.cli.Syntax.option;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.settings.CommandDefaults;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options of the agent. Each one sets a setting ({@code lonja.peer.*}) and overrides the configured value. */
final class PeerOptions {
    /** What {@code --dated=WHERE} stands for: an option with an optional value would take the next word for it. */
    static final String DATE_PLACE = "--date-place";

    private final SettingOptions settings = new SettingOptions();
    private final CommandDefaults defaults = CommandDefaults.ofProcess();
    private final OptionSpec classic = flag(
                    "Use the classic protocol, without a key; not with a registry whose key is known.", "--classic")
            .scopeType(ScopeType.INHERIT)
            .build();

    /** The main command with all its subcommands. */
    CommandSpec command() {
        CommandSpec command = Syntax.command(
                        "lonja peer",
                        () -> new Start.Run(settings(), isClassic()),
                        "Opens the command loop of the peer agent, where HELP lists the commands; or does one thing"
                                + " and ends.",
                        "")
                .versionProvider(new PeerVersion())
                .addOption(OptionSpec.builder("-V", "--version")
                        .type(boolean.class)
                        .versionHelp(true)
                        .description(text("Print version information and exit."))
                        .build());
        command.usageMessage()
                .footer(
                        "",
                        text(
                                "Without a command, the loop reads from the terminal, or from standard input when that is not one."),
                        text("lonja peer help COMMAND explains a command."));
        addRegistryOptions(command);
        addLoopOptions(command);
        new OneShotOptions(this).addTo(command);
        new KeyOptions(this).addTo(command);
        CommandSpec serve = new ServeOptions(this).command();
        command.addSubcommand(serve.name(), Syntax.line(serve));
        var checks = new CheckOptions(this);
        CommandSpec skipped = checks.skipped();
        command.addSubcommand(skipped.name(), Syntax.line(skipped));
        CommandSpec doctor = checks.doctor();
        return command.addSubcommand(doctor.name(), Syntax.line(doctor));
    }

    /** What commands take when the command line does not say it. */
    CommandDefaults defaults() {
        return defaults;
    }

    Map<String, String> settings() {
        return settings.given();
    }

    /** Whether sessions are left out with a registry whose key is not known. */
    boolean isClassic() {
        return Boolean.TRUE.equals(classic.getValue());
    }

    private void addRegistryOptions(CommandSpec command) {
        command.addOption(classic);
        settings.add(
                command,
                "lonja.peer.registry.host",
                option(
                                "HOST",
                                OptionTypes::host,
                                "Name or address of the registry (default: localhost).",
                                "-s",
                                "--server")
                        .scopeType(ScopeType.INHERIT));
        settings.add(
                command,
                "lonja.peer.registry.port",
                option("PORT", OptionTypes::port, "Port of the registry (default: 5500).", "-p", "--port")
                        .scopeType(ScopeType.INHERIT));
        settings.add(
                command,
                "lonja.peer.registry.dated",
                flag("Send dated requests to the registry.", "--dated").scopeType(ScopeType.INHERIT));
        settings.add(
                command,
                "lonja.peer.registry.dated",
                option("WHERE", OptionTypes::datePlace, "Where the date goes: first, last or off.", DATE_PLACE)
                        .hidden(true)
                        .scopeType(ScopeType.INHERIT));
    }

    private void addLoopOptions(CommandSpec command) {
        settings.add(
                command,
                "lonja.peer.listen-ports",
                option(
                        "FIRST-LAST",
                        OptionTypes::portRange,
                        "Ports that the listener chooses from (default: 20000-29999).",
                        "--listen-ports"));
        settings.add(
                command,
                "lonja.peer.listen-ports",
                option("PORT", OptionTypes::port, "The one port of the listener.", "--listen-port"));
        settings.addOneOf(command, ExistingOptions.SETTING, ExistingOptions.flags());
        settings.add(command, "lonja.peer.shell.quiet", flag("Show no progress of downloads.", "-q", "--quiet"));
        settings.add(
                command,
                "lonja.peer.shell.classic-output",
                flag(
                        "Print the exact texts of the protocol on a terminal too: no tables, no colours.",
                        "--classic-output"));
    }
}
