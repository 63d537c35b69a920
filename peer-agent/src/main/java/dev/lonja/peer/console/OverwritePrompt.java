package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.protocol.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;

/** Asks a person at a terminal whether a file may be replaced, and other questions. Only a clear yes is one. */
public final class OverwritePrompt implements OverwriteQuestion {
    /** A yes in every language; {@link #isYes} knows that of the person too. */
    private static final Set<String> YES = Set.of("y", "yes");

    /** Shows the question and returns the line that the person types; empty if there is none. */
    private interface Lines {
        String answerTo(String question);
    }

    private final Lines lines;

    private OverwritePrompt(Lines lines) {
        this.lines = lines;
    }

    /** Reads the answers from that input, a line each. */
    public static OverwritePrompt on(InputStream in, PrintStream terminal) {
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        return new OverwritePrompt(question -> {
            terminal.print(question);
            terminal.flush();
            try {
                String line = reader.readLine();
                return line == null ? "" : line;
            } catch (IOException unreadable) {
                return "";
            }
        });
    }

    /** Reads the answers from the terminal of the command loop. */
    public static OverwritePrompt on(CommandTerminal terminal) {
        return new OverwritePrompt(question -> answer(terminal, question).orElse(""));
    }

    /** Asks another question in the same way. The end of the input is a yes. */
    public static boolean confirm(CommandTerminal terminal, String question) {
        return answer(terminal, question).map(OverwritePrompt::isYes).orElse(true);
    }

    /** What is typed; empty at the end of the input. It is not part of the history, nor of the next lines. */
    private static Optional<String> answer(CommandTerminal terminal, String question) {
        terminal.hold();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal.terminal())
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
        try {
            // JLine expands what follows a percent sign in a prompt.
            return Optional.of(reader.readLine(question.replace("%", "%%")));
        } catch (UserInterruptException interrupted) {
            // JLine interrupts this thread as well, but Ctrl-C answers the question only.
            Thread.interrupted();
            return Optional.of("");
        } catch (EndOfFileException end) {
            return Optional.empty();
        }
    }

    private static boolean isYes(String typed) {
        String answer = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return YES.contains(answer) || List.of(text("y yes").split(" ")).contains(answer);
    }

    @Override
    public Answer ask(Path existing) {
        return agrees(text("overwrite %s?", Printable.of(existing.toString()))) ? Answer.YES : Answer.NO;
    }

    /** Whether the person says yes to that question. */
    public boolean agrees(String question) {
        String typed = lines.answerTo(question + text(" [y/N] "));
        return isYes(typed);
    }
}
