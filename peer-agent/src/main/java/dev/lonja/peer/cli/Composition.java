package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Downloads;
import dev.lonja.peer.agent.ServingListener;
import dev.lonja.peer.cli.access.RegistryAccess;
import dev.lonja.peer.cli.access.RegistryAccess.Role;
import dev.lonja.peer.console.AnswerFormat;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.CommandTerminal;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.OverwritePrompt;
import dev.lonja.peer.console.ProgressLine;
import dev.lonja.peer.console.ScreenFormat;
import dev.lonja.peer.console.StandardStreams;
import dev.lonja.peer.console.TerminalColumns;
import dev.lonja.peer.console.Terminals;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.ProgressDisplay;
import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.peer.download.target.PartRecords;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.local.FolderQuestion;
import dev.lonja.peer.local.LocalFiles;
import dev.lonja.peer.oneshot.JsonReport;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.peer.oneshot.OneShotRunner;
import dev.lonja.peer.oneshot.TextReport;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.presence.BorrowedPresence;
import dev.lonja.peer.presence.BusyListener;
import dev.lonja.peer.publications.Publications;
import dev.lonja.peer.publications.SharedSets;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.serve.HealthServer;
import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.serve.ServeLoop;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shell.CommandCompleter;
import dev.lonja.peer.shell.CommandLoop;
import dev.lonja.peer.shell.KnownNames;
import dev.lonja.peer.shell.LineSource;
import dev.lonja.peer.shell.PipedLines;
import dev.lonja.peer.shell.ShellConfig;
import dev.lonja.peer.shell.TerminalLines;
import dev.lonja.peer.upload.FileServer;
import dev.lonja.peer.upload.UploadCounters;
import dev.lonja.protocol.Field;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds the agent from its settings, for each of its three faces: the only place where the objects are put together.
 * Everything is built when it is needed, because a single command needs little and must start fast.
 */
final class Composition {
    private final CommandSettings settings;
    private final RegistryChannel registry;
    private final SharedSets sets;
    private final DataFolder dataFolder;
    private final UploadCounters uploads = new UploadCounters();
    private final DownloadCounters downloads = new DownloadCounters();

    /**
     * A composition with these settings.
     *
     * @param isClassicWanted whether sessions are left out with a registry whose key is not known
     * @param vertx is needed for sessions
     * @param role whether the session is lent to others, or borrowed
     * @throws IllegalArgumentException if one of them cannot work
     */
    Composition(CommandSettings settings, boolean isClassicWanted, Supplier<Vertx> vertx, Role role) {
        requirePort(settings.registry().port());
        this.settings = settings;
        this.dataFolder = new DataFolder(settings.data());
        this.registry = new RegistryAccess(settings.registry(), dataFolder).channel(isClassicWanted, vertx, role);
        this.sets = new SharedSets(new ShareStore(dataFolder), registry.name());
    }

    private static void requirePort(int port) {
        if (port < 1 || port > Field.MAX_PORT) {
            throw new IllegalArgumentException(
                    text("%s is %d: it is a number from 1 to %d", "lonja.peer.registry.port", port, Field.MAX_PORT));
        }
    }

    /** A command loop with the lines that it reads. */
    record Shell(CommandLoop loop, LineSource lines) {}

    /** The command loop on the terminal, or on standard input if that is not a terminal. */
    Shell shell(Vertx vertx, LoopSettings more) throws IOException {
        Colours colours = Colours.of(System.getenv());
        CommandTerminal terminal = Terminals.isTerminal() ? terminal() : null;
        var output = new ConsoleOutput(
                StandardStreams.out(), StandardStreams.err(), format(more.shell(), colours, terminal));
        var listener = new ServingListener(fileServer(vertx, more), sets, OptionalInt.empty(), registry::statuses);
        var presence = new AgentPresence(registry, listener);
        OverwritePrompt prompt = terminal == null ? null : OverwritePrompt.on(terminal);
        // Standard output is the terminal then; standard error may be a file.
        Agent agent = agent(
                presence,
                presence,
                local(prompt),
                downloader(prompt == null ? OverwriteQuestion.NOBODY : prompt),
                displays(more.shell().quiet(), System.out, columns(terminal)));
        var known = new KnownNames(agent);
        var loop = new CommandLoop(
                agent,
                known,
                output,
                more.serve().presenceInterval(),
                more.shell().quiet());
        if (terminal != null && !more.shell().classicOutput() && !more.shell().quiet()) {
            output.note(text("a new user begins with REGISTER <user> and CONNECT <user>; HELP lists the commands"));
        }
        LineSource lines = terminal == null
                ? new PipedLines(System.in, output)
                : new TerminalLines(terminal, new CommandCompleter(agent, known), colours, output, history(output));
        return new Shell(loop, lines);
    }

    /** The server of one user and one folder. */
    ServeLoop server(Vertx vertx, LoopSettings more) {
        ServeConfig config = more.serve();
        OptionalInt advertisedPort =
                config.advertisePort().stream().mapToInt(port -> port).findFirst();
        var listener = new ServingListener(fileServer(vertx, more), sets, advertisedPort, registry::statuses);
        var presence = new AgentPresence(registry, listener);
        Agent agent = agent(
                presence, presence, local(null), downloader(OverwriteQuestion.NOBODY), files -> ProgressDisplay.NONE);
        return new ServeLoop(
                config, agent, new HealthServer(vertx, config, uploads, downloads), OpenCheck.of(more.share()));
    }

    /** The runner of that single command. */
    OneShotRunner runner(OneShot command, boolean isJson) {
        PrintStream out = StandardStreams.out();
        PrintStream err = StandardStreams.err();
        var presence = new AgentPresence(registry, new BusyListener(settings.listener(), registry::statuses));
        var caller = new BorrowedPresence(command.user(), registry, presence);
        OverwritePrompt prompt = Terminals.isTerminal() ? OverwritePrompt.on(System.in, err) : null;
        OverwriteQuestion question = prompt == null ? OverwriteQuestion.NOBODY : prompt;
        Agent agent = agent(
                presence,
                caller,
                local(prompt),
                downloader(question),
                displays(command.isQuiet(), err, new TerminalColumns()));
        return new OneShotRunner(agent, isJson ? new JsonReport(out, err) : textReport(out, err, command.isQuiet()));
    }

    private static TextReport textReport(PrintStream out, PrintStream err, boolean isQuiet) {
        return new TextReport(out, err, new ClassicFormat(Terminals.isOutputOnTerminal()), isQuiet);
    }

    /** The terminal of the process. Without the question for grapheme clusters, whose answer would swallow what is typed already. */
    private static CommandTerminal terminal() throws IOException {
        return CommandTerminal.of(TerminalBuilder.builder()
                .system(true)
                .encoding(UTF_8)
                .graphemeCluster(false)
                .build());
    }

    private LocalFiles local(@Nullable OverwritePrompt prompt) {
        FolderQuestion question = prompt == null
                ? FolderQuestion.NOBODY
                : text -> prompt.agrees(text) ? FolderQuestion.Answer.YES : FolderQuestion.Answer.NO;
        return new LocalFiles(OpenCheck.of(settings.share()), question);
    }

    /** The downloads of this process. It first removes the part files that killed processes have left. */
    private FileDownloader downloader(OverwriteQuestion question) {
        var records = new PartRecords(dataFolder);
        records.removeLeftovers();
        return new FileDownloader(settings.download(), downloads, records, question);
    }

    private Agent agent(
            AgentPresence presence,
            ActingUser caller,
            LocalFiles local,
            FileDownloader downloader,
            IntFunction<ProgressDisplay> displays) {
        var many = new ManyDownloads(downloader);
        return new Agent(
                registry,
                presence,
                caller,
                new Publications(caller, sets, local),
                new Downloads(caller, downloader, many, displays));
    }

    private FileServer fileServer(Vertx vertx, LoopSettings more) {
        return new FileServer(vertx, settings.listener(), more.upload(), more.share(), uploads);
    }

    private static AnswerFormat format(ShellConfig config, Colours colours, @Nullable CommandTerminal terminal) {
        return terminal == null || config.classicOutput()
                ? new ClassicFormat(terminal != null)
                : new ScreenFormat(colours, columns(terminal));
    }

    private @Nullable Path history(ConsoleOutput output) {
        try {
            return dataFolder.create().resolve("history");
        } catch (IOException unwritable) {
            output.note(text("no history: %s", Reasons.withFile(unwritable)));
            return null;
        }
    }

    private static IntSupplier columns(@Nullable CommandTerminal terminal) {
        return terminal == null ? () -> 0 : terminal.terminal()::getColumns;
    }

    private static IntFunction<ProgressDisplay> displays(boolean isQuiet, PrintStream terminal, IntSupplier columns) {
        return isQuiet || !Terminals.canClearLines()
                ? files -> ProgressDisplay.NONE
                : files -> new ProgressLine(terminal, columns, files);
    }
}
