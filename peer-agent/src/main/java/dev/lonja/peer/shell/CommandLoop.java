package dev.lonja.peer.shell;

import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.registry.Answer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Reads commands, executes them one after the other, and prints what came of each. */
@Singleton
public final class CommandLoop {
    private final PeerCommands commands;
    private final ConsoleOutput output;
    private volatile boolean stopping;

    CommandLoop(PeerCommands commands, ConsoleOutput output) {
        this.commands = commands;
        this.output = output;
    }

    /** Runs until QUIT or the end of the input, and disconnects. */
    public void run(LineSource source) {
        source.whenInterrupted(commands::cancel);
        boolean goesOn = true;
        while (goesOn && !stopping) {
            Optional<String> line = source.next();
            goesOn = line.isPresent() && execute(CommandParser.parse(line.get()));
        }
        leave();
    }

    /** A signal ends the process without asking the loop. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        leave();
    }

    private void leave() {
        commands.close().map(Answer::notes).ifPresent(notes -> notes.forEach(output::note));
    }

    /** Whether the loop goes on. */
    private boolean execute(TypedCommand command) {
        switch (command) {
            case TypedCommand.Register(String user) -> output.answer(commands.register(user));
            case TypedCommand.Unregister(String user) -> output.answer(commands.unregister(user));
            case TypedCommand.Connect(String user) -> output.answer(commands.connect(user));
            case TypedCommand.Disconnect(String user) -> output.answer(commands.disconnect(user));
            case TypedCommand.Publish(String path, String description) ->
                output.answer(commands.publish(path, description));
            case TypedCommand.Delete(String path) -> output.answer(commands.delete(path));
            case TypedCommand.ListUsers() -> output.answer(commands.listUsers());
            case TypedCommand.ListContent(String owner) -> output.answer(commands.listContent(owner));
            case TypedCommand.GetFile(String owner, String remotePath, String localPath) ->
                output.answer(commands.getFile(owner, remotePath, localPath));
            case TypedCommand.Help() -> help();
            case TypedCommand.Wrong(String message) -> output.line(message);
            case TypedCommand.Nothing() -> {}
            case TypedCommand.Quit() -> {
                return false;
            }
        }
        return true;
    }

    private void help() {
        output.list(
                "Commands, in upper or lower case:",
                Arrays.stream(Verb.values()).map(verb -> "%-50s %s".formatted(verb.usage(), verb.purpose())));
    }
}
