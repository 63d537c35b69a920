package dev.lonja.registry.access;

import dev.lonja.protocol.Utf8;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The command {@code hash-password}: asks for a password at the terminal, or reads it, and prints its hash. */
public final class HashPassword {
    private static final int OK = 0;
    private static final int USAGE_ERROR = 2;
    private static final int MAX_ATTEMPTS = 3;
    /** More than a line can hold at a terminal. */
    private static final int MAX_LINE_BYTES = 4096;

    private HashPassword() {}

    /** A terminal at which a person types a password. */
    interface Prompt {
        void say(String text) throws IOException;

        /** A line that is not shown; empty at the end of the input (Ctrl-D). */
        Optional<byte[]> readHidden(String prompt) throws IOException;
    }

    /**
     * Takes a password, and prints its hash on standard output. The terminal is that of the process, whatever its standard
     * streams are; without one, the password is a line of standard input.
     *
     * @param fromInput read standard input also if there is a terminal
     * @return the exit code
     */
    public static int run(boolean fromInput) {
        try (ControllingTerminal terminal = fromInput ? null : ControllingTerminal.open()) {
            return terminal == null
                    ? print(readLine(System.in).orElse(new byte[0]), System.out, System.err)
                    : ask(terminal, System.out, System.err);
        } catch (IOException failure) {
            return refuse(System.err, String.valueOf(failure.getMessage()));
        }
    }

    /** Asks until two passwords are equal. */
    static int ask(Prompt terminal, PrintStream out, PrintStream err) throws IOException {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<byte[]> first = terminal.readHidden("Password: ");
            if (first.isEmpty()) {
                return refuse(err, "no password was typed; nothing is printed");
            }
            Optional<String> problem = problem(first.get());
            if (problem.isPresent()) {
                terminal.say(problem.get());
                continue;
            }
            Optional<byte[]> second = terminal.readHidden("The same password again: ");
            if (second.isPresent() && Arrays.equals(first.get(), second.get())) {
                return print(first.get(), out, err);
            }
            terminal.say("the two passwords differ");
        }
        return refuse(err, "no password was typed twice in " + MAX_ATTEMPTS + " attempts; nothing is printed");
    }

    static int print(byte[] password, PrintStream out, PrintStream err) {
        Optional<String> problem = problem(password);
        if (problem.isPresent()) {
            return refuse(err, problem.get());
        }
        out.println(BcryptUtil.bcryptHash(new String(password, StandardCharsets.UTF_8)));
        out.flush();
        return OK;
    }

    private static Optional<String> problem(byte[] password) {
        if (password.length == 0) {
            return Optional.of("a password is needed, at the terminal or as a line of standard input");
        }
        if (password.length > Passwords.MAX_BYTES) {
            return Optional.of("the password has " + password.length + " bytes; the limit is " + Passwords.MAX_BYTES);
        }
        return Utf8.decode(password).isPresent() ? Optional.empty() : Optional.of("the password is not UTF-8");
    }

    private static int refuse(PrintStream err, String reason) {
        err.println("lonja: " + reason);
        return USAGE_ERROR;
    }

    /** The bytes of a line without its end; empty at the end of the input. */
    static Optional<byte[]> readLine(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = input.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && line.size() < MAX_LINE_BYTES) {
            line.write(next);
            next = input.read();
        }
        byte[] bytes = line.toByteArray();
        boolean endsWithReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return Optional.of(endsWithReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }
}
