package dev.lonja.peer.shell;

import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.Terminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Lines typed on a terminal, with editing, history and completion. */
public final class TerminalLines implements LineSource {
    /** The size of a terminal that does not know its own, such as that of script(1). Without a size the editor shows dots only. */
    private static final Size USUAL_SIZE = Size.of(80, 24);

    private final Terminal terminal;
    private final LineReader reader;
    private final ConsoleOutput output;

    /**
     * Lines of that terminal.
     *
     * @param output takes notes while standard error is no terminal
     * @param history the file that keeps the lines from run to run; null keeps them in memory only
     */
    public TerminalLines(
            Terminal terminal, Completer completer, Colours colours, ConsoleOutput output, @Nullable Path history) {
        this.terminal = terminal;
        this.output = output;
        if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
            terminal.setSize(USUAL_SIZE);
        }
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("lonja")
                .parser(new TypedLineParser())
                .completer(completer)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                // A mistyped name must not become another name that exists.
                .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false);
        if (!colours.shown()) {
            builder.variable(LineReader.COMPLETION_STYLE_STARTING, "bold");
        }
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        this.reader = builder.build();
    }

    /** Reads the next line. Ctrl-C discards the line that is being typed; Ctrl-D on an empty line ends the input. */
    @Override
    public Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException interrupted) {
                // The next prompt begins a new line.
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void whenInterrupted(Runnable action) {
        terminal.handle(Terminal.Signal.INT, signal -> action.run());
    }

    /** If standard error is the terminal as well, the note goes above the line that is being typed. */
    @Override
    public void note(String text) {
        if (Terminals.isErrorOnTerminal()) {
            reader.printAbove(ConsoleOutput.noteLine(text));
        } else {
            output.note(text);
        }
    }

    @Override
    public void close() {
        try (terminal) {
            reader.getHistory().save();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
