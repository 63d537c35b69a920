package dev.lonja.peer.shell;

import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.Terminals;
import dev.lonja.peer.data.DataFolder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** Chooses between the terminal and a piped standard input. */
@Singleton
public final class LineSources {
    private final DataFolder folder;
    private final ConsoleOutput output;
    private final Instance<Terminal> terminal;
    private final CommandCompleter completer;
    private final Colours colours;

    LineSources(
            DataFolder folder,
            ConsoleOutput output,
            Instance<Terminal> terminal,
            CommandCompleter completer,
            Colours colours) {
        this.folder = folder;
        this.output = output;
        this.terminal = terminal;
        this.completer = completer;
        this.colours = colours;
    }

    /** The terminal, if both standard input and standard output are one. */
    public LineSource open() {
        return Terminals.isTerminal()
                ? new TerminalLines(terminal.get(), completer, colours, history())
                : new PipedLines(System.in, output);
    }

    private Optional<Path> history() {
        try {
            return Optional.of(folder.create().resolve("history"));
        } catch (IOException unwritable) {
            output.note("no history: " + unwritable);
            return Optional.empty();
        }
    }
}
