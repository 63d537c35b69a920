package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.PresenceWatch;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.registry.RegistryAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    private volatile boolean stopping;

    /**
     * A loop that prints to that output.
     *
     * @param presenceInterval how often it looks whether its user is still connected
     */
    public CommandLoop(Agent agent, KnownNames known, ConsoleOutput output, Duration presenceInterval) {
        this.agent = agent;
        this.known = known;
        this.output = output;
        this.presenceInterval = presenceInterval;
    }

    /** Runs until QUIT or the end of the input, and disconnects. */
    public void run(LineSource source) {
        source.whenInterrupted(agent::cancel);
        try (var watch = new PresenceWatch(agent, presenceInterval, source::note)) {
            watch.start();
            boolean goesOn = true;
            while (goesOn && !stopping) {
                Optional<String> line = source.next();
                goesOn = line.isPresent() && execute(CommandParser.parse(line.get()));
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

    private void leave() {
        known.close();
        agent.close().map(RegistryAnswer::notes).ifPresent(notes -> notes.forEach(output::note));
    }

    /** Executes the command. Returns whether the loop goes on. */
    boolean execute(TypedCommand command) {
        switch (command) {
            case TypedCommand.Perform(var action) -> {
                Result result = agent.perform(action);
                known.learn(action, result);
                if (action instanceof Action.GetFile get && get.isToStandardOutput()) {
                    output.answerAside(ResultAnswer.of(result));
                } else {
                    output.answer(ResultAnswer.of(result));
                }
            }
            case TypedCommand.Help(Optional<Verb> about) -> help(about);
            case TypedCommand.Wrong(String usage, String reason) -> {
                output.line(usage);
                output.note(reason);
            }
            case TypedCommand.Nothing() -> {}
            case TypedCommand.Quit() -> {
                return false;
            }
        }
        return true;
    }

    private void help(Optional<Verb> about) {
        List<Verb> verbs = about.map(List::of).orElseGet(() -> List.of(Verb.values()));
        output.list(
                about.isPresent() ? "The command, in upper or lower case:" : "Commands, in upper or lower case:",
                verbs.stream().map(verb -> "%-43s %s".formatted(verb.usage(), verb.purpose())));
    }
}
