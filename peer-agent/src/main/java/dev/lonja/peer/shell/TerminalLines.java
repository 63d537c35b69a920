package dev.lonja.peer.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** Lines typed on a terminal, with editing, history and completion. */
final class TerminalLines implements LineSource {
    private final Terminal terminal;
    private final LineReader reader;

    TerminalLines(Terminal terminal, Optional<Path> history) {
        this.terminal = terminal;
        // The line is taken as it stands; our own parser knows what quotes mean.
        var plain = new DefaultParser().escapeChars(new char[0]).quoteChars(new char[0]);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(plain)
                .completer(new VerbCompleter())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true);
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
