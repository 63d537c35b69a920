package dev.lonja.peer;

import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The options of {@code lonja peer serve}; each one is a setting that wins over the configured value. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Keeps a user connected and a folder published, without a command loop, until it is told to end.")
final class ServeOptions implements Callable<Start> {
    private final Map<String, String> settings = new HashMap<>();

    @ParentCommand
    @Nullable
    private PeerOptions parent;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Start call() {
        return new Start.Run(settings());
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(Objects.requireNonNull(parent).settings());
        all.putAll(settings);
        return all;
    }

    @Option(
            names = {"-u", "--user"},
            order = 1,
            required = true,
            paramLabel = "USER",
            description = "The user; registered if it is not.")
    void setUser(String user) {
        try {
            settings.put("lonja.peer.serve.user", Field.USER.require(user));
        } catch (InvalidFieldException invalid) {
            throw wrong(String.valueOf(invalid.getMessage()));
        }
    }

    @Option(
            names = "--share",
            order = 2,
            required = true,
            paramLabel = "DIR",
            description = "The folder whose files are published, with those of the folders in it.")
    void setShare(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw wrong("'" + folder + "' is not a folder");
        }
        settings.put("lonja.peer.serve.share", absolute.toString());
        settings.put("lonja.peer.share-roots", absolute.toString().replace(",", "\\,"));
    }

    @Option(
            names = "--listen-port",
            order = 3,
            paramLabel = "PORT",
            description = "The port to listen on (default: a free one of --listen-ports).")
    void setListenPort(int port) {
        settings.put("lonja.peer.listen-ports", Integer.toString(requirePort(port)));
    }

    @Option(
            names = "--advertise-port",
            order = 4,
            paramLabel = "PORT",
            description = "The port that others are told (default: the one listened on).")
    void setAdvertisePort(int port) {
        settings.put("lonja.peer.serve.advertise-port", Integer.toString(requirePort(port)));
    }

    @Option(
            names = "--description",
            order = 5,
            paramLabel = "TEMPLATE",
            description = "The description of files; {name}, {folder}, {size} and {modified} stand for the file's."
                    + " The first line of FILE.lonja beside a file wins over it.")
    void setDescription(String template) {
        settings.put("lonja.peer.serve.description", template);
    }

    @Option(
            names = "--health-port",
            order = 6,
            paramLabel = "PORT",
            description = "Answer /q/health/live, /q/health/ready and /q/metrics over HTTP on this port.")
    void setHealthPort(int port) {
        settings.put("lonja.peer.serve.health-port", Integer.toString(requirePort(port)));
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
}
