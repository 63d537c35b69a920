package dev.lonja.peer.shell;

import java.util.Optional;

/** Where typed lines come from. It shows the prompt. */
public sealed interface LineSource extends AutoCloseable permits PipedLines, TerminalLines {
    String PROMPT = "c> ";

    /** Prompts for the next line; empty at the end of the input. */
    Optional<String> next();

    @Override
    void close();
}
