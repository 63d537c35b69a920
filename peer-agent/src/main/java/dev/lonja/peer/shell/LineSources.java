package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.transfer.DataFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;

/** Chooses between the terminal and a piped standard input. */
@Singleton
public final class LineSources {
    private final DataFolder folder;
    private final ShellOutput output;

    LineSources(DataFolder folder, ShellOutput output) {
        this.folder = folder;
        this.output = output;
    }

    /** The terminal, if both standard input and standard output are one. */
    public LineSource open() throws IOException {
        return Terminals.isTerminal()
                ? new TerminalLines(
                        TerminalBuilder.builder().system(true).encoding(UTF_8).build(), history())
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
