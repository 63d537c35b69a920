package dev.lonja.peer.shell;

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
    private final ShellOutput output;
    private volatile boolean stopping;

    CommandLoop(PeerCommands commands, ShellOutput output) {
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
    private boolean execute(Command command) {
        switch (command) {
            case Command.Register(String user) -> output.answer(commands.register(user));
            case Command.Unregister(String user) -> output.answer(commands.unregister(user));
            case Command.Connect(String user) -> output.answer(commands.connect(user));
            case Command.Disconnect(String user) -> output.answer(commands.disconnect(user));
            case Command.Publish(String path, String description) -> output.answer(commands.publish(path, description));
            case Command.Delete(String path) -> output.answer(commands.delete(path));
            case Command.ListUsers() -> output.answer(commands.listUsers());
            case Command.ListContent(String owner) -> output.answer(commands.listContent(owner));
            case Command.GetFile(String owner, String remotePath, String localPath) ->
                output.answer(commands.getFile(owner, remotePath, localPath));
            case Command.Help() -> help();
            case Command.Wrong(String message) -> output.line(message);
            case Command.Nothing() -> {}
            case Command.Quit() -> {
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
