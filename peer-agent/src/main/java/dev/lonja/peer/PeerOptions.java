package dev.lonja.peer;

import dev.lonja.peer.transfer.PortRange;
import dev.lonja.protocol.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options of the agent. Each one is a setting ({@code lonja.peer.*}) that wins over the configured value. */
@Command(
        name = "lonja peer",
        mixinStandardHelpOptions = true,
        versionProvider = PeerVersion.class,
        sortOptions = false,
        description = {
            "Opens the command loop of the peer agent, where HELP lists the commands; or does one thing and ends.",
            ""
        },
        subcommands = {
            OneShotOptions.Register.class,
            OneShotOptions.Unregister.class,
            OneShotOptions.Users.class,
            OneShotOptions.Files.class,
            OneShotOptions.Get.class,
            OneShotOptions.Publish.class,
            OneShotOptions.Delete.class,
            ServeOptions.class
        },
        footer = {
            "",
            "Without a command, the loop reads from the terminal, or from standard input when that is not one."
        })
final class PeerOptions implements Callable<Start> {
    private final Map<String, String> settings = new HashMap<>();

    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Start call() {
        return new Start.Run(settings);
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    @Option(
            names = {"-s", "--server"},
            order = 1,
            scope = ScopeType.INHERIT,
            paramLabel = "HOST",
            description = "Name or address of the registry (default: localhost).")
    void setServer(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.isEmpty() || bare.codePoints().anyMatch(PeerOptions::isOutsideHosts)) {
            throw wrong("'" + host + "' is not the name or address of a host");
        }
        settings.put("lonja.peer.registry.host", bare);
    }

    @Option(
            names = {"-p", "--port"},
            order = 2,
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "Port of the registry (default: 5500).")
    void setPort(int port) {
        settings.put("lonja.peer.registry.port", Integer.toString(requirePort(port)));
    }

    @Option(
            names = "--classic",
            order = 3,
            scope = ScopeType.INHERIT,
            description = "Speak the classic protocol only, without trying a session first.")
    void setClassic(boolean classic) {
        settings.put("lonja.peer.registry.classic", Boolean.toString(classic));
    }

    @Option(
            names = "--dated",
            order = 4,
            scope = ScopeType.INHERIT,
            description = "Send dated requests to the registry.")
    void setDated(boolean dated) {
        settings.put("lonja.peer.registry.dated", Boolean.toString(dated));
    }

    @Option(
            names = "--listen-ports",
            order = 5,
            paramLabel = "FIRST-LAST",
            description = "Ports to choose from for the own listener (default: 20000-29999).")
    void setListenPorts(String range) {
        try {
            settings.put("lonja.peer.listen-ports", PortRange.parse(range).toString());
        } catch (IllegalArgumentException invalid) {
            throw wrong(invalid.getMessage());
        }
    }

    @Option(names = "--listen-port", order = 6, paramLabel = "PORT", description = "The one port for the own listener.")
    void setListenPort(int port) {
        setListenPorts(Integer.toString(requirePort(port)));
    }

    @Option(
            names = {"-q", "--quiet"},
            order = 7,
            description = "Show no progress of downloads.")
    void setQuiet(boolean quiet) {
        settings.put("lonja.peer.shell.quiet", Boolean.toString(quiet));
    }

    @Option(
            names = "--classic-output",
            order = 8,
            description = "Print the exact texts of the protocol on a terminal too: no tables, no colours.")
    void setClassicOutput(boolean classicOutput) {
        settings.put("lonja.peer.shell.classic-output", Boolean.toString(classicOutput));
    }

    private int requirePort(int port) {
        if (port < 1 || port > Field.MAX_PORT) {
            throw wrong("port " + port + " is not a number from 1 to " + Field.MAX_PORT);
        }
        return port;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static boolean isOutsideHosts(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isISOControl(codePoint) || codePoint == '/';
    }
}
