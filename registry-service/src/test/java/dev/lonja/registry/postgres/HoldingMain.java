package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of a separate process: starts the server of a folder, prints its address, and stops when its input ends. */
final class HoldingMain {

    private HoldingMain() {}

    public static void main(String... arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            System.out.println(postgres.jdbcUrl());
            System.out.println(postgres.password());
            while (System.in.read() >= 0) {
                // Until the test closes the input.
            }
        } catch (EmbeddedPostgresException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
