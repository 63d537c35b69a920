package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.PreparedData;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnusedPort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Start and end of the registry, with its own PostgreSQL and with another one. Tests that leave no registry running come last,
 * because the others would have to start it again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryLifeIT {
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int LAST = Integer.MAX_VALUE;
    /** From its jar. The other registries of the tests start with a cache, as the launcher starts them. */
    private static final List<String> AS_AN_IMAGE_STARTS_IT = List.of("-XX:+UseSerialGC");

    private static Stage stage;
    private static RegistryProgram registry;
    private static @Nullable RegistryProgram withOwnDatabase;
    private static @Nullable RegistryProgram onSharedDatabase;

    @BeforeAll
    static void startRegistry() {
        stage = Stage.open("lonja-registry-life");
        registry = SharedRegistry.withoutUsers();
    }

    @AfterAll
    static void stopEverything() {
        stage.close();
        assertThat(stage.folder()).doesNotExist();
    }

    @Test
    void remembersUsersAcrossACleanStopAndLogsOperations() throws IOException {
        RegistryProgram first = withOwnDatabase();
        PlainSocketClient.classic(first.port()).status("REGISTER", "ana");
        first.program()
                .awaitOutput("the operation is logged", text -> text.contains("\ns> OPERATION REGISTER FROM ana\n"));

        ProgramResult end = first.program().stop();

        assertThat(end.exitCode()).as(end.toString()).isIn(0, ENDED_BY_SIGTERM);
        RegistryProgram second = withOwnDatabase();
        assertThat(PlainSocketClient.classic(second.port()).status("REGISTER", "ana"))
                .isEqualTo(1);
    }

    @Test
    void usesTheDatabaseThatIsConfiguredAndStartsNone() throws IOException {
        PlainSocketClient.classic(registry.port()).status("REGISTER", "known-there");

        RegistryProgram second = onSharedDatabase();

        assertThat(PlainSocketClient.classic(second.port()).status("REGISTER", "known-there"))
                .isEqualTo(1);
        assertThat(stage.folder().resolve("unused-data/postgres")).doesNotExist();
    }

    @Test
    @Order(LAST)
    void leavesNoDatabaseServerBehindWhenItIsKilled() throws IOException {
        RegistryProgram killed = withOwnDatabase();
        long server = databaseServerOf("data");
        assertThat(isAlive(server)).isTrue();

        killed.program().kill();

        await("the database server ends").atMost(Program.TIMEOUT).until(() -> !isAlive(server));
    }

    @Test
    @Order(LAST)
    void answersWhatIsUnderWayAndAcceptsNobodyWhenItIsToldToEnd() throws Exception {
        RegistryProgram ending = onSharedDatabase();
        try (Connection holder = lockOfUsers();
                Socket waiting = registering("under-way", ending)) {
            awaitWaitingIn(holder);
            CompletableFuture<ProgramResult> end = CompletableFuture.supplyAsync(ending.program()::stop);
            await("nobody is accepted").atMost(Program.TIMEOUT).until(() -> !accepts(ending.port()));
            assertThat(end).isNotDone();

            holder.rollback();

            assertThat(waiting.getInputStream().readAllBytes()).containsExactly(0);
            assertThat(end.get().exitCode()).as(end.get().toString()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void servesUnreadyForItsDelayAndWaitsForAStuckRequestOnlyForItsGrace() throws Exception {
        int httpPort = UnusedPort.reserve();
        Map<String, String> settings = databaseWithLongTimeouts();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        settings.put("LONJA_REGISTRY_DRAIN_DELAY", "3s");
        settings.put("LONJA_REGISTRY_DRAIN_GRACE", "1s");
        RegistryProgram ending = stage.startRegistry("unused-data", settings, AS_AN_IMAGE_STARTS_IT);
        await("it is ready").atMost(Program.TIMEOUT).until(() -> readiness(httpPort) == 200);
        try (Connection holder = lockOfUsers();
                Socket stuck = registering("stuck", ending)) {
            awaitWaitingIn(holder);
            CompletableFuture<ProgramResult> end = CompletableFuture.supplyAsync(ending.program()::stop);

            await("it is not ready")
                    .atMost(Program.TIMEOUT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> readiness(httpPort) == 503);
            assertThat(PlainSocketClient.classic(ending.port()).status("LIST_USERS", "nobody"))
                    .isEqualTo(1);
            assertThat(end.get().exitCode()).as(end.get().toString()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(stuck.getInputStream().readAllBytes())
                    .as("the reply to the stuck request")
                    .isEmpty();
        }
    }

    /** A registry with a database of its own. It is started again if a test has ended it, and has the same users then. */
    private static RegistryProgram withOwnDatabase() {
        RegistryProgram running = withOwnDatabase;
        if (running == null) {
            running = PreparedData.startRegistry(stage, "data", Map.of());
        } else if (!running.program().isRunning()) {
            running = stage.startRegistry("data", Map.of());
        }
        withOwnDatabase = running;
        return running;
    }

    /** A registry on the database of the shared registry. It is started again if a test has ended it. */
    private static RegistryProgram onSharedDatabase() {
        RegistryProgram running = onSharedDatabase;
        if (running == null || !running.program().isRunning()) {
            Map<String, String> settings = databaseWithLongTimeouts();
            settings.put("LONJA_REGISTRY_DRAIN_GRACE", "60s");
            running = stage.startRegistry("unused-data", settings);
        }
        onSharedDatabase = running;
        return running;
    }

    /** The database of the shared registry, with timeouts longer than the tests hold its locks. */
    private static Map<String, String> databaseWithLongTimeouts() {
        Map<String, String> settings = SharedRegistry.database();
        settings.merge("QUARKUS_DATASOURCE_JDBC_URL", "?socketTimeout=60", String::concat);
        settings.put("QUARKUS_DATASOURCE_JDBC_NEW_CONNECTION_SQL", "SET statement_timeout = '60s'");
        settings.put("LONJA_REGISTRY_ANSWER_TIMEOUT", "60s");
        return settings;
    }

    /** Opens a transaction that blocks changes of users, but not reads. */
    private static Connection lockOfUsers() throws SQLException {
        Connection holder = SharedRegistry.connectToDatabase();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE registered_user IN SHARE MODE");
        }
        return holder;
    }

    private static void awaitWaitingIn(Connection holder) {
        await("a request waits for the lock").atMost(Program.TIMEOUT).until(() -> {
            try (Statement statement = holder.createStatement();
                    ResultSet waiting = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
                return waiting.next();
            }
        });
    }

    private static Socket registering(String user, RegistryProgram registry) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port());
        socket.setSoTimeout((int) Program.TIMEOUT.toMillis());
        socket.getOutputStream().write(("REGISTER\0" + user + "\0").getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** The HTTP status of the readiness check; 0 if there is no answer. */
    private static int readiness(int httpPort) {
        try {
            URI address = URI.create("http://127.0.0.1:" + httpPort + "/q/health/ready");
            return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
        } catch (IOException away) {
            return 0;
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    /** The process id of the database server that runs in a data folder. */
    private static long databaseServerOf(String dataFolder) throws IOException {
        Path file = stage.folder().resolve(dataFolder).resolve("postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst());
    }
}
