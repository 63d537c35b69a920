package dev.lonja.peer.shell;

import dev.lonja.peer.console.Colours;
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

/** Lines typed on a terminal, with editing, history and completion. */
final class TerminalLines implements LineSource {
    /** For a terminal that does not know its own, as script(1) makes one: in no room the editor shows dots. */
    private static final Size USUAL_SIZE = Size.of(80, 24);

    private final Terminal terminal;
    private final LineReader reader;

    TerminalLines(Terminal terminal, Completer completer, Colours colours, Optional<Path> history) {
        this.terminal = terminal;
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
                // A name that was mistyped must not turn into another one that exists.
                .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false);
        if (!colours.shown()) {
            builder.variable(LineReader.COMPLETION_STYLE_STARTING, "bold");
        }
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
    }

    /** Ctrl-C throws away the line that is being typed; Ctrl-D on an empty line is the end. */
    @Override
    public Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException interrupted) {
                // The next prompt is a fresh line.
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void whenInterrupted(Runnable action) {
        terminal.handle(Terminal.Signal.INT, signal -> action.run());
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
