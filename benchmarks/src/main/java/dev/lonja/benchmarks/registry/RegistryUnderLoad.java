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
 * An embedded PostgreSQL and packaged registries that use it, with the Java options of the launcher. pgbench uses the same
 * PostgreSQL.
 */
public final class RegistryUnderLoad implements AutoCloseable {
    private static final List<String> LAUNCHER_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final int MAX_DATABASE_CONNECTIONS = 300;

    private final Stage stage = Stage.open("lonja-benchmark");
    private final EmbeddedPostgres postgres = startPostgres(stage.folder("postgres"));

    /** pgbench for this PostgreSQL. */
    public PgBench pgBench() {
        return new PgBench(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    /** Starts a registry, and waits until it is ready. */
    public RegistryProgram start(Map<String, String> settings) {
        return stage.startRegistry("registry-data", withDatabase(settings), LAUNCHER_OPTIONS);
    }

    /** Starts a registry with that limit of its heap, such as {@code 256m}, and waits until it is ready. */
    public RegistryProgram startWithHeap(String heap, Map<String, String> settings) {
        List<String> options = LAUNCHER_OPTIONS.stream()
                .map(option -> option.startsWith("-Xmx") ? "-Xmx" + heap : option)
                .toList();
        return stage.startRegistry("registry-data", withDatabase(settings), options);
    }

    /** Starts a registry with {@code ./lonja registry}, and waits until it is ready. */
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

    /** Runs SQL statements. They fill the database faster than requests would. */
    public void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The number that a query returns. */
    long number(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The address at which a registry listens. */
    public static InetSocketAddress address(RegistryProgram registry) {
        return new InetSocketAddress("127.0.0.1", registry.port());
    }

    /** The resident memory of a registry, in bytes. */
    public static long residentBytes(RegistryProgram registry) throws IOException {
        Path status = Path.of("/proc", Long.toString(registry.program().id()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no VmRSS in " + status));
    }

    /** Starts a PostgreSQL that allows more connections than by default: 128 of pgbench, and those of the registry. */
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

    /** A source of connections to this PostgreSQL. */
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
