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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;

/** An embedded PostgreSQL in a temporary folder, behind a connection that a test can interrupt: {@link DatabaseWire}. */
@QuarkusTestResource(TestDatabase.class)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    /**
     * Removes everything from the directory and tells the registry. TRUNCATE would lock whole tables, and could end in a
     * deadlock with a listing that is read meanwhile; without triggers and cascades this takes as little time.
     */
    public static final String EMPTY_DIRECTORY = """
            DO $$ BEGIN
                SET LOCAL session_replication_role = replica;
                DELETE FROM searchable_file;
                DELETE FROM held_content;
                DELETE FROM published_file;
                DELETE FROM presence;
                DELETE FROM name_code;
                DELETE FROM name_key;
                DELETE FROM owned_name;
                DELETE FROM registered_user;
                -- Sessions.LIVING, whose presences stay.
                INSERT INTO replica (id, lease_ends) VALUES (1, 'infinity') ON CONFLICT DO NOTHING;
                PERFORM pg_notify('lonja_changes', '*');
            END $$""";

    /** What has to be undone, the last first. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("lonja-registry-test");
            undo.push(() -> delete(folder));
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(SharedPrograms.withDatabaseInto(folder.resolve("postgres")));
            undo.push(postgres::close);
            doNotWaitForTheDisk(postgres);
            DatabaseWire wire = DatabaseWire.to(postgres.jdbcUrl());
            undo.push(wire::close);
            return Map.of(
                    "quarkus.datasource.jdbc.url", wire.jdbcUrl(),
                    "quarkus.datasource.username", postgres.username(),
                    "quarkus.datasource.password", postgres.password(),
                    "lonja.data-dir", folder.toString(),
                    "lonja.registry.access.accounts", accounts());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    /** None of these tests lets the machine crash. */
    private static void doNotWaitForTheDisk(EmbeddedPostgres postgres) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = off");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot configure PostgreSQL", failure);
        }
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
