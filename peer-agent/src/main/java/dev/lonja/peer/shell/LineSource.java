package dev.lonja.peer.shell;

import java.util.Optional;

/** The source of typed lines. It shows the prompt. */
public sealed interface LineSource extends AutoCloseable permits PipedLines, TerminalLines {
    /** The prompt of the command loop. */
    String PROMPT = "c> ";

    /** Prompts for the next line; empty at the end of the input. */
    Optional<String> next();

    /** Sets what Ctrl-C does while a command is executed; at the prompt, Ctrl-C discards the line. */
    void whenInterrupted(Runnable action);

    /** Shows a note of another thread on standard error, without destroying a line that is being typed. */
    void note(String text);

    /** Shows a sentence about a download in the background: as a note, but on the terminal wherever standard error goes. */
    void announce(String text);

    /** Whether a person types the lines. Otherwise there is nobody to ask. */
    boolean isInteractive();

    /** Whether the person says yes. The end of the input is a yes, and so is the answer of nobody. */
    boolean confirm(String question);

    @Override
    void close();
}
