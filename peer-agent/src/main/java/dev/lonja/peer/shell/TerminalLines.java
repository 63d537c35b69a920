package dev.lonja.peer.shell;

import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.CommandTerminal;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.OverwritePrompt;
import dev.lonja.peer.console.Terminals;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Lines typed on a terminal, with editing, history and completion. Lines that are pasted, or typed while a command is executed,
 * are read one after the other, as if each was typed at its prompt.
 */
public final class TerminalLines implements LineSource {
    /** The size of a terminal that does not know its own, such as that of script(1). Without a size the editor shows dots only. */
    private static final Size USUAL_SIZE = Size.of(80, 24);

    private final CommandTerminal typed;
    private final Terminal terminal;
    private final LineReader reader;
    private final ConsoleOutput output;

    /** The rest of what was pasted: whole lines, and last the beginning of one. */
    private final Deque<String> pasted = new ArrayDeque<>();

    /**
     * Lines of that terminal.
     *
     * @param output takes notes while standard error is no terminal
     * @param history the file that keeps the lines from run to run; null keeps them in memory only
     */
    public TerminalLines(
            CommandTerminal typed, Completer completer, Colours colours, ConsoleOutput output, @Nullable Path history) {
        this.typed = typed;
        this.output = output;
        this.terminal = typed.terminal();
        if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
            terminal.setSize(USUAL_SIZE);
        }
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("lonja")
                .parser(TypedLineParser.of(completer))
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
        Widget insert = Objects.requireNonNull(reader.getBuiltinWidgets().get(LineReader.BEGIN_PASTE));
        reader.getWidgets().put(LineReader.BEGIN_PASTE, () -> insert.apply() && acceptPasted());
    }

    /** Reads the next line. Ctrl-C discards the line that is being typed; Ctrl-D on an empty line ends the input. */
    @Override
    public Optional<String> next() {
        if (pasted.size() > 1) {
            return Optional.of(showPasted(pasted.remove()));
        }
        reader.runMacro(typed.takeHeld());
        String begun = pasted.isEmpty() ? "" : pasted.remove();
        while (true) {
            try {
                return Optional.of(reader.readLine(PROMPT, null, (Character) null, begun));
            } catch (UserInterruptException interrupted) {
                begun = ""; // The next prompt begins a new line.
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
    public void announce(String text) {
        reader.printAbove(ConsoleOutput.noteLine(text));
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public boolean confirm(String question) {
        return OverwritePrompt.confirm(typed, question);
    }

    @Override
    public void close() {
        try (terminal) {
            reader.getHistory().save();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Accepts the first of several pasted lines, and keeps the others for the next prompts. */
    private boolean acceptPasted() {
        List<String> lines = List.of(reader.getBuffer().toString().split("\n", -1));
        if (lines.size() > 1) {
            reader.getBuffer().clear();
            reader.getBuffer().write(lines.getFirst());
            pasted.addAll(lines.subList(1, lines.size()));
            reader.callWidget(LineReader.ACCEPT_LINE);
        }
        return true;
    }

    private String showPasted(String line) {
        terminal.writer().println(PROMPT + Printable.message(line));
        terminal.flush();
        if (!line.isBlank()) {
            reader.getHistory().add(line);
        }
        return line;
    }
}
