package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.console.ConsoleOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** Lines from an input that is not a terminal: UTF-8, whatever the locale; no editing, and no escape codes. */
final class PipedLines implements LineSource {
    private final BufferedReader input;
    private final ConsoleOutput output;

    PipedLines(InputStream input, ConsoleOutput output) {
        this.input = new BufferedReader(new InputStreamReader(input, UTF_8));
        this.output = output;
    }

    @Override
    public Optional<String> next() {
        output.prompt(PROMPT);
        Optional<String> line = read();
        if (line.isEmpty()) {
            output.line("");
        }
        return line;
    }

    /** Without a terminal there is no Ctrl-C but the signal, which ends the agent. */
    @Override
    public void whenInterrupted(Runnable action) {}

    /** Standard input stays open: it is not ours. */
    @Override
    public void close() {}

    private Optional<String> read() {
        try {
            return Optional.ofNullable(input.readLine());
        } catch (IOException unreadable) {
            output.note("standard input: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
