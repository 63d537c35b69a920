package dev.lonja.endtoend.replicas;

import dev.lonja.endtoend.PreparedData;
import dev.lonja.registry.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL server outside the registries, at a constant address, that a test can freeze and restart. */
final class Database implements AutoCloseable {
    private final Path folder;
    private final Balancer door;
    private volatile EmbeddedPostgres server;

    Database(Path folder) {
        this.folder = folder;
        PreparedData.copyDatabaseTo(folder);
        this.server = EmbeddedPostgres.start(folder);
        this.door = new Balancer(() -> List.of(address()), false);
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    /** The environment variables with which a registry uses it. */
    Map<String, String> settings() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + door.port() + "/lonja",
                "QUARKUS_DATASOURCE_USERNAME", server.username(),
                "QUARKUS_DATASOURCE_PASSWORD", server.password());
    }

    void restart() {
        server.close();
        server = EmbeddedPostgres.start(folder);
    }

    /** Suspends all of its processes: connections stay open, and nothing is answered. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The first column of the result of a query. */
    List<String> texts(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        thaw();
        door.close();
        server.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(
                "127.0.0.1",
                URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort());
    }

    private void signal(String name) {
        try {
            long first = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
            List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(first)));
            Stream<ProcessHandle> children = ProcessHandle.of(first).stream().flatMap(ProcessHandle::descendants);
            children.map(process -> Long.toString(process.pid())).forEach(command::add);
            // If a child has ended meanwhile, kill fails for that child only.
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
