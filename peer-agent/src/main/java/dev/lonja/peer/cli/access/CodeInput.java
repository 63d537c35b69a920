package dev.lonja.peer.cli.access;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.console.Terminals;
import dev.lonja.protocol.key.Code;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.TypeConversionException;

/** Reads a code from standard input, a line; at a terminal it is asked for. */
public final class CodeInput {
    private static final int MAX_BYTES = 1024;

    private CodeInput() {}

    /** The code; throws an exception that says what is wrong if there is none. */
    public static String read() {
        if (Terminals.isTerminal()) {
            System.err.print(text("code: "));
            System.err.flush();
        }
        return read(System.in);
    }

    static String read(InputStream input) {
        try {
            var line = new StringBuilder();
            for (int next = input.read(); next >= 0 && next != '\n' && line.length() < MAX_BYTES; next = input.read()) {
                line.append((char) next);
            }
            return Code.find(line.toString().strip())
                    .map(Code::text)
                    .orElseThrow(() -> new TypeConversionException(
                            text("standard input holds no code: 26 letters and digits, in groups of four")));
        } catch (IOException unreadable) {
            throw new TypeConversionException(text("standard input cannot be read"));
        }
    }
}
