package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own for the tests: starts the server of a folder, says where, and holds it until its input ends. */
final class HoldingMain {

    private HoldingMain() {}

    public static void main(String... arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            System.out.println(postgres.jdbcUrl());
            System.out.println(postgres.password());
            while (System.in.read() >= 0) {
                // until the test lets go
            }
        } catch (EmbeddedPostgresException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
