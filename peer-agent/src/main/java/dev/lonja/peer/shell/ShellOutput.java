package dev.lonja.peer.shell;

import dev.lonja.peer.registry.Answer;
import java.io.PrintStream;

/** What the loop says: results on standard output, in their format, and everything else on standard error. */
final class ShellOutput {
    private final PrintStream out;
    private final PrintStream err;
    private final AnswerFormat format;

    ShellOutput(PrintStream out, PrintStream err, AnswerFormat format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    void answer(Answer answer) {
        format.lines(answer.reply()).forEach(this::line);
        out.flush();
        answer.notes().forEach(this::note);
    }

    void heading(String text) {
        line(format.heading(text));
    }

    void line(String text) {
        out.println(text);
    }

    void prompt(String prompt) {
        out.print(prompt);
        out.flush();
    }

    void note(String text) {
        err.println("lonja: " + text);
    }
}
