package dev.lonja.registry;

import dev.lonja.registry.postgres.EmbeddedPostgres;
import dev.lonja.registry.postgres.SharedPrograms;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An embedded PostgreSQL in a temporary folder, behind a connection that a test can interrupt: {@link DatabaseWire}. */
@QuarkusTestResource(TestDatabase.class)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private Optional<Path> folder = Optional.empty();
    private Optional<EmbeddedPostgres> postgres = Optional.empty();
    private Optional<DatabaseWire> wire = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            Path temporary = Files.createTempDirectory("lonja-registry-test");
            folder = Optional.of(temporary);
            EmbeddedPostgres started = EmbeddedPostgres.start(SharedPrograms.copyInto(temporary.resolve("postgres")));
            postgres = Optional.of(started);
            DatabaseWire between = DatabaseWire.to(started.jdbcUrl());
            wire = Optional.of(between);
            return Map.of(
                    "quarkus.datasource.jdbc.url", between.jdbcUrl(),
                    "quarkus.datasource.username", started.username(),
                    "quarkus.datasource.password", started.password(),
                    "lonja.data-dir", temporary.toString(),
                    "lonja.registry.access.accounts", accounts());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        wire.ifPresent(DatabaseWire::close);
        postgres.ifPresent(EmbeddedPostgres::close);
        folder.ifPresent(TestDatabase::delete);
    }

    /** The password of each account is its name. The hashes have the lowest cost that bcrypt allows. */
    private static String accounts() {
        return "admin:admin:" + BcryptUtil.bcryptHash("admin", 4) + ",viewer:viewer:"
                + BcryptUtil.bcryptHash("viewer", 4);
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
