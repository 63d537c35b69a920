package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.failure.Reasons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** Lines of an input that is not a terminal: in UTF-8 whatever the locale, without editing and without escape codes. */
public final class PipedLines implements LineSource {
    private final BufferedReader input;
    private final ConsoleOutput output;

    /** Lines of that input; the prompts go to the output. */
    public PipedLines(InputStream input, ConsoleOutput output) {
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

    /** Does nothing: without a terminal, Ctrl-C is a signal that ends the agent. */
    @Override
    public void whenInterrupted(Runnable action) {}

    @Override
    public void note(String text) {
        output.note(text);
    }

    /** Standard output has the answers of commands only. */
    @Override
    public void announce(String text) {
        note(text);
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean confirm(String question) {
        return true;
    }

    /** Leaves standard input open. */
    @Override
    public void close() {}

    private Optional<String> read() {
        try {
            return Optional.ofNullable(input.readLine());
        } catch (IOException unreadable) {
            output.note(text("standard input: %s", Reasons.of(unreadable)));
            return Optional.empty();
        }
    }
}
