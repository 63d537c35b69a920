package dev.lonja.peer.console;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The output of the command loop: results on standard output in their format, everything else on standard error. */
public final class ConsoleOutput {
    private final PrintStream out;
    private final PrintStream err;
    private final AnswerFormat format;

    /** An output to these streams. */
    public ConsoleOutput(PrintStream out, PrintStream err, AnswerFormat format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    /** Prints the answer and its notes. */
    public void answer(RegistryAnswer answer) {
        print(format.lines(answer));
        answer.notes().forEach(this::note);
    }

    /** Prints the answer and its notes on standard error, because standard output holds the content of a file. */
    public void answerAside(RegistryAnswer answer) {
        format.lines(answer).forEach(err::println);
        answer.notes().forEach(this::note);
    }

    /** Prints the list of downloads. */
    public void downloads(List<DownloadRow> downloads) {
        print(format.downloads(downloads));
    }

    /** Prints lines under a heading. */
    public void list(String heading, Stream<String> lines) {
        print(Stream.concat(Stream.of(format.heading(heading)), lines));
    }

    /** Prints one line. */
    public void line(String text) {
        print(Stream.of(text));
    }

    /** Prints the prompt. */
    public void prompt(String prompt) {
        out.print(prompt);
        out.flush();
    }

    /** Prints a note on standard error, whole: the reason stands at its end. */
    public void note(String text) {
        err.println(noteLine(text));
    }

    /** A note as it is shown. */
    public static String noteLine(String text) {
        return "lonja: " + Printable.message(text);
    }

    /** Prints lines and flushes them, because the line editor writes the next prompt directly to the terminal. */
    private void print(Stream<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
