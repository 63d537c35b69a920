package dev.lonja.benchmarks.registry;

import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.Stage;
import dev.lonja.registry.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL and a packaged registry that uses it, with the options of the Java virtual machine that the launcher gives
 * it. The PostgreSQL is the same for the registry and for what it is compared with.
 */
final class RegistryUnderLoad implements AutoCloseable {
    private static final List<String> LAUNCHER_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final int MAX_DATABASE_CONNECTIONS = 300;

    private final Stage stage = Stage.open("lonja-benchmark");
    private final EmbeddedPostgres postgres = startPostgres(stage.folder("postgres"));

    /** The measure of what the database gives. */
    PgBench pgBench() {
        return new PgBench(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    /** Starts a registry, and waits until it serves. */
    RegistryProgram start(Map<String, String> settings) {
        return stage.startRegistry("registry-data", withDatabase(settings), LAUNCHER_OPTIONS);
    }

    /** Starts a registry as {@code ./lonja registry} does, and waits until it serves. */
    RegistryProgram startByLauncher() {
        return stage.startRegistryByLauncher("registry-data", withDatabase(Map.of()));
    }

    private Map<String, String> withDatabase(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        all.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
        all.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        all.put("LONJA_REGISTRY_OPERATION_LOG", "off");
        all.put("LONJA_REGISTRY_CLASSIC_PROBE_INTERVAL", "0");
        return all;
    }

    /** Runs SQL, to fill the database faster than over the wire. */
    void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The number that a query finds. */
    long number(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Where that registry listens. */
    static InetSocketAddress address(RegistryProgram registry) {
        return new InetSocketAddress("127.0.0.1", registry.port());
    }

    /** The resident memory of that process, in bytes. */
    static long residentBytes(RegistryProgram registry) throws IOException {
        Path status = Path.of("/proc", Long.toString(registry.program().id()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no VmRSS in " + status));
    }

    /** With room for more connections than PostgreSQL has by default: 128 of pgbench, and the registry's. */
    private static EmbeddedPostgres startPostgres(Path folder) {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder);
                Connection connection =
                        DriverManager.getConnection(first.jdbcUrl(), first.username(), first.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET max_connections = " + MAX_DATABASE_CONNECTIONS);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot configure PostgreSQL", failure);
        }
        return EmbeddedPostgres.start(folder);
    }

    /** Connections to the PostgreSQL for a benchmark of its own. */
    DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(postgres.jdbcUrl());
        dataSource.setUser(postgres.username());
        dataSource.setPassword(postgres.password());
        dataSource.setPrepareThreshold(2);
        return dataSource;
    }

    @Override
    public void close() {
        try (stage) {
            postgres.close();
        }
    }
}
