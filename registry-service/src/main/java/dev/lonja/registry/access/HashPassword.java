package dev.lonja.registry.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The command {@code hash-password}: reads a password from the terminal or standard input and prints its hash. */
public final class HashPassword {
    private HashPassword() {}

    /** Reads a password and prints its hash; returns the exit code. */
    public static int run() throws IOException {
        Optional<String> password = read();
        if (password.filter(text -> !text.isEmpty()).isEmpty()) {
            System.err.println("a password is needed, on the terminal or as a line of standard input");
            return 2;
        }
        int bytes = password.get().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Passwords.MAX_BYTES) {
            System.err.println("the password has " + bytes + " bytes; the limit is " + Passwords.MAX_BYTES);
            return 2;
        }
        System.out.println(BcryptUtil.bcryptHash(password.get()));
        return 0;
    }

    private static Optional<String> read() throws IOException {
        Console console = System.console();
        if (console != null) {
            return Optional.ofNullable(console.readPassword("password: ")).map(String::new);
        }
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(input.readLine());
    }
}
