package dev.lonja.peer.shell;

import java.util.Optional;

/** Where typed lines come from. It shows the prompt. */
public sealed interface LineSource extends AutoCloseable permits PipedLines, TerminalLines {
    String PROMPT = "c> ";

    /** Prompts for the next line; empty at the end of the input. */
    Optional<String> next();

    /** What Ctrl-C does while a command is under way; at the prompt it throws the line away. */
    void whenInterrupted(Runnable action);

    @Override
    void close();
}
