package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.Configs;
import dev.lonja.peer.agent.AgentPresence;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.data.DataConfig;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.upload.FileServer;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.peer.upload.UploadConfig;
import dev.lonja.peer.upload.UploadCounters;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;

/** A complete agent without Quarkus. A test gives it lines and reads its output. */
final class Agent implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleOutput output = new ConsoleOutput(
            new PrintStream(new BufferedOutputStream(out), false, UTF_8),
            new PrintStream(err, true, UTF_8),
            new ClassicFormat());
    private final PeerCommands commands;
    private final CommandCompleter completer;
    private final CommandLoop loop;

    Agent(int registryPort, Path dataFolder) {
        var registry = new ClassicChannel(Configs.of(
                RegistryConfig.class,
                "lonja.peer.registry.port",
                Integer.toString(registryPort),
                "lonja.peer.registry.read-timeout",
                "2s"));
        var server = new FileServer(
                vertx,
                Configs.of(ListenerConfig.class),
                Configs.of(UploadConfig.class),
                Configs.of(ShareConfig.class),
                new UploadCounters());
        var downloader = new FileDownloader(Configs.of(DownloadConfig.class), new DownloadCounters());
        var store =
                new ShareStore(new DataFolder(Configs.of(DataConfig.class, "lonja.data-dir", dataFolder.toString())));
        var presence = new AgentPresence(registry, server, store);
        var config = Configs.of(ShellConfig.class);
        var known = new KnownNames(registry, config);
        completer = new CommandCompleter(presence, known, config);
        commands = new PeerCommands(registry, presence, new Downloads(registry, downloader, config), known);
        loop = new CommandLoop(commands, output);
    }

    PeerCommands commands() {
        return commands;
    }

    /** Runs the loop over these lines to the end of the input, and returns the standard output. */
    String type(String... lines) {
        String input = String.join("\n", lines) + "\n";
        loop.run(new PipedLines(new ByteArrayInputStream(input.getBytes(UTF_8)), output));
        return out.toString(UTF_8);
    }

    /** Runs the loop on that terminal, to the end of its input. */
    void serve(Terminal terminal) {
        try (var lines = new TerminalLines(terminal, completer, Colours.NONE, Optional.empty())) {
            loop.run(lines);
        }
    }

    /** The standard output so far. */
    String output() {
        return out.toString(UTF_8);
    }

    /** The candidates for completion at the end of the line. */
    List<String> complete(String line) {
        var typed = new TypedLineParser().parse(line, line.length(), Parser.ParseContext.COMPLETE);
        return completer.candidates(typed).map(Candidate::value).toList();
    }

    /** The standard error so far. */
    String errors() {
        return err.toString(UTF_8);
    }

    @Override
    public void close() {
        commands.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
