package dev.lonja.peer.cli.access;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.console.Terminals;
import dev.lonja.protocol.key.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a code from standard input, a line; at a terminal it is asked for. */
public final class CodeInput {
    private static final int MAX_BYTES = 1024;

    private CodeInput() {}

    /** The code; empty if the line is none. */
    public static Optional<String> read() {
        if (Terminals.isTerminal()) {
            System.err.print(text("code: "));
            System.err.flush();
        }
        return read(System.in);
    }

    static Optional<String> read(InputStream input) {
        var line = new StringBuilder();
        try {
            for (int next = input.read(); next >= 0 && next != '\n' && line.length() < MAX_BYTES; next = input.read()) {
                line.append((char) next);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Code.find(line.toString().strip()).map(Code::text);
    }
}
