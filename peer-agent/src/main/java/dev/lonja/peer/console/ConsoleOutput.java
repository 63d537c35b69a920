package dev.lonja.peer.console;

import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.Printable;
import java.io.PrintStream;
import java.util.stream.Stream;

/** What the loop says: results on standard output, in their format, and everything else on standard error. */
public final class ConsoleOutput {
    private final PrintStream out;
    private final PrintStream err;
    private final AnswerFormat format;

    public ConsoleOutput(PrintStream out, PrintStream err, AnswerFormat format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    public void answer(Answer answer) {
        print(format.lines(answer.reply()));
        answer.notes().forEach(this::note);
    }

    /** Lines under a heading. */
    public void list(String heading, Stream<String> lines) {
        print(Stream.concat(Stream.of(format.heading(heading)), lines));
    }

    public void line(String text) {
        print(Stream.of(text));
    }

    public void prompt(String prompt) {
        out.print(prompt);
        out.flush();
    }

    public void note(String text) {
        boolean disturbs = text.codePoints().anyMatch(Character::isISOControl);
        err.println("lonja: " + (disturbs ? Printable.of(text) : text));
    }

    /** Flushed, because the terminal shows the next prompt past this stream. */
    private void print(Stream<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
