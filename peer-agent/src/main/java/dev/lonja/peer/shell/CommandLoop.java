package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.PresenceWatch;
import dev.lonja.peer.agent.RegistryNews;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.result.FetchSummary;
import dev.lonja.peer.console.result.ResultAnswer;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.shell.background.Announcer;
import dev.lonja.peer.shell.background.BackgroundCommands;
import dev.lonja.protocol.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads commands, executes them one after the other and prints their results.
 *
 * <p>Threads: the main thread; {@link #close()} may be called from the shutdown thread.
 */
public final class CommandLoop implements AutoCloseable {
    private final Agent agent;
    private final KnownNames known;
    private final ConsoleOutput output;
    private final Duration presenceInterval;
    private final boolean isQuiet;
    private final BackgroundCommands background;
    private Predicate<String> confirm = question -> true;
    private boolean isWatching;
    private volatile boolean stopping;

    /**
     * A loop that prints to that output.
     *
     * @param presenceInterval how often it looks whether its user is still connected
     * @param isQuiet whether nothing is said about a fetched file but that it is there
     */
    public CommandLoop(
            Agent agent, KnownNames known, ConsoleOutput output, Duration presenceInterval, boolean isQuiet) {
        this.agent = agent;
        this.known = known;
        this.output = output;
        this.presenceInterval = presenceInterval;
        this.isQuiet = isQuiet;
        this.background = new BackgroundCommands(agent, output);
    }

    /** Runs until QUIT or the end of the input, and disconnects. */
    public void run(LineSource source) {
        source.whenInterrupted(agent::cancel);
        confirm = source::confirm;
        background.showWith(source::announce);
        Announcer announcer = background.announcer();
        Consumer<String> notes = text -> announcer.show(() -> source.note(text));
        try (var watch = new PresenceWatch(agent, presenceInterval, notes);
                var news = new RegistryNews(agent::user, notes, watch::wake)) {
            watch.start();
            agent.whenEvent(news);
            isWatching = source.isInteractive() && !isQuiet;
            boolean goesOn = true;
            while (goesOn && !stopping) {
                Optional<String> line = source.next();
                announcer.hold();
                goesOn = line.isPresent() ? execute(CommandParser.parse(line.get())) : goesOnAfterTheEnd(source);
                announcer.release();
            }
        }
        leave();
    }

    /** Ends the loop from another thread, and disconnects: at a signal the loop gets no further line. */
    @Override
    public void close() {
        stopping = true;
        leave();
    }

    /** A person who ends the input wants to leave. The commands of a script are complete when their downloads are. */
    private boolean goesOnAfterTheEnd(LineSource source) {
        if (source.isInteractive()) {
            return !background.mayEnd(confirm);
        }
        background.announcer().release();
        background.await();
        return false;
    }

    private void leave() {
        known.close();
        background.close();
        agent.close().map(RegistryAnswer::notes).ifPresent(notes -> notes.forEach(output::note));
    }

    /** Executes the command. Returns whether the loop goes on. */
    boolean execute(TypedCommand command) {
        switch (command) {
            case TypedCommand.Perform(var action, String hint) -> {
                Result result = agent.perform(action);
                known.learn(action, result);
                watch(action, result);
                if (action instanceof Action.GetFile get && get.isToStandardOutput()) {
                    output.answerAside(ResultAnswer.of(result));
                } else {
                    output.answer(ResultAnswer.of(result));
                }
                if (!hint.isEmpty() && hasFoundNoFile(result)) {
                    output.note(hint);
                }
                if (!isQuiet && result instanceof Result.Fetched fetched) {
                    FetchSummary.of(fetched).forEach(output::note);
                }
            }
            case TypedCommand.Begin(Action.GetFile get) -> background.begin(get);
            case TypedCommand.Downloads() -> background.list();
            case TypedCommand.Cancel(int number) -> background.cancel(number);
            case TypedCommand.Help(Optional<Verb> about) -> about.ifPresentOrElse(this::explain, this::listCommands);
            case TypedCommand.Wrong(String usage, String reason) -> {
                output.line(usage);
                output.note(reason);
            }
            case TypedCommand.Nothing() -> {}
            case TypedCommand.Quit() -> {
                return !background.mayEnd(confirm);
            }
        }
        return true;
    }

    /** A person is told who comes from now on. */
    private void watch(Action action, Result result) {
        boolean isConnected = action instanceof Action.Connect
                && result instanceof Result.Answered(var same, var answer)
                && answer.is(Outcome.OK);
        if (isConnected && isWatching) {
            agent.watchUsers();
        }
    }

    private static boolean hasFoundNoFile(Result result) {
        return result instanceof Result.Fetched fetched
                && fetched.files().stream().allMatch(file -> file.download() instanceof Download.NoSuchFile);
    }

    private void listCommands() {
        output.list(
                text("Commands, in upper or lower case:"),
                Stream.of(Verb.values()).map(CommandLoop::inOneLine));
    }

    private void explain(Verb verb) {
        output.list(
                text("The command, in upper or lower case:"),
                Stream.concat(Stream.of(inOneLine(verb)), verb.details().stream()));
    }

    private static String inOneLine(Verb verb) {
        return "%-43s %s".formatted(verb.usage(), verb.purpose());
    }
}
