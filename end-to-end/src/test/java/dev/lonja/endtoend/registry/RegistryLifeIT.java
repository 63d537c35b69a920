package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.PreparedData;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the registry starts and ends, with its own PostgreSQL and with another. */
class RegistryLifeIT {
    private static final int ENDED_BY_SIGTERM = 143;

    private static Stage stage;
    private static RegistryProgram registry;

    @BeforeAll
    static void startRegistry() {
        stage = Stage.open("lonja-registry-life");
        registry = PreparedData.startRegistry(stage, "data", Map.of());
    }

    @AfterAll
    static void stopEverything() {
        stage.close();
        assertThat(stage.folder()).doesNotExist();
    }

    @Test
    void remembersUsersAcrossACleanStopAndLogsOperations() throws IOException {
        RegistryProgram first = stage.startRegistry("data-of-two", Map.of());
        PlainSocketClient.classic(first.port()).status("REGISTER", "ana");
        first.program()
                .awaitOutput("the operation is logged", text -> text.contains("\ns> OPERATION REGISTER FROM ana\n"));

        ProgramResult end = first.program().stop();

        assertThat(end.exitCode()).as(end.toString()).isIn(0, ENDED_BY_SIGTERM);
        try (RegistryProgram second = stage.startRegistry("data-of-two", Map.of())) {
            assertThat(PlainSocketClient.classic(second.port()).status("REGISTER", "ana"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesADataFolderThatAnotherRegistryUses() throws IOException {
        ProgramResult second = stage.launchRegistry("data", Map.of()).awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).isEmpty();
        assertThat(second.error())
                .contains(stage.folder().resolve("data").toString())
                .contains("in use")
                .doesNotContain("\tat ");
        assertThat(PlainSocketClient.classic(registry.port()).status("REGISTER", "still-served"))
                .isZero();
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        Map<String, String> samePort = databaseOf("data");
        samePort.put("LONJA_REGISTRY_PORT", Integer.toString(registry.port()));

        ProgramResult second = stage.launchRegistry("no-data", samePort).awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).doesNotContain("init server");
        assertThat(second.error()).contains(Integer.toString(registry.port()));
    }

    @Test
    void usesTheDatabaseThatIsConfiguredAndStartsNone() throws IOException {
        PlainSocketClient.classic(registry.port()).status("REGISTER", "known-there");

        try (RegistryProgram second = stage.startRegistry("unused-data", databaseOf("data"))) {
            assertThat(PlainSocketClient.classic(second.port()).status("REGISTER", "known-there"))
                    .isEqualTo(1);
            assertThat(stage.folder().resolve("unused-data/postgres")).doesNotExist();
        }
    }

    @Test
    void leavesNoDatabaseServerBehindWhenItIsKilled() throws IOException {
        RegistryProgram killed = PreparedData.startRegistry(stage, "data-of-the-killed", Map.of());
        long server = Long.parseLong(serverOf("data-of-the-killed").getFirst());
        assertThat(isAlive(server)).isTrue();

        killed.program().kill();

        await("the database server ends").atMost(Program.PATIENCE).until(() -> !isAlive(server));
    }

    @Test
    void answersWhatIsUnderWayAndAcceptsNobodyWhenItIsToldToEnd() throws Exception {
        Map<String, String> settings = patientWithItsDatabase();
        settings.put("LONJA_REGISTRY_DRAIN_GRACE", "60s");
        RegistryProgram ending = stage.startRegistry("unused-data", settings);
        try (Connection holder = lockOfUsers();
                Socket waiting = registering("under-way", ending)) {
            awaitWaitingIn(holder);
            CompletableFuture<ProgramResult> end = CompletableFuture.supplyAsync(ending.program()::stop);
            await("nobody is accepted").atMost(Program.PATIENCE).until(() -> !accepts(ending.port()));
            assertThat(end).isNotDone();

            holder.rollback();

            assertThat(waiting.getInputStream().readAllBytes()).containsExactly(0);
            assertThat(end.get().exitCode()).as(end.get().toString()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void servesUnreadyForItsDelayAndWaitsForAStuckRequestOnlyForItsGrace() throws Exception {
        int httpPort = Listener.unusedPort();
        Map<String, String> settings = patientWithItsDatabase();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        settings.put("LONJA_REGISTRY_DRAIN_DELAY", "3s");
        settings.put("LONJA_REGISTRY_DRAIN_GRACE", "1s");
        RegistryProgram ending = stage.startRegistry("unused-data", settings);
        await("it is ready").atMost(Program.PATIENCE).until(() -> readiness(httpPort) == 200);
        try (Connection holder = lockOfUsers();
                Socket stuck = registering("stuck", ending)) {
            awaitWaitingIn(holder);
            CompletableFuture<ProgramResult> end = CompletableFuture.supplyAsync(ending.program()::stop);

            await("it is not ready")
                    .atMost(Program.PATIENCE)
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

    /** The running registry's database, whose locks it waits for as long as the tests hold them. */
    private static Map<String, String> patientWithItsDatabase() throws IOException {
        Map<String, String> settings = databaseOf("data");
        settings.merge("QUARKUS_DATASOURCE_JDBC_URL", "?socketTimeout=60", String::concat);
        settings.put("QUARKUS_DATASOURCE_JDBC_NEW_CONNECTION_SQL", "SET statement_timeout = '60s'");
        settings.put("LONJA_REGISTRY_ANSWER_TIMEOUT", "60s");
        return settings;
    }

    /** A transaction that keeps everybody from changing users, but not from reading them. */
    private static Connection lockOfUsers() throws IOException, SQLException {
        Map<String, String> database = databaseOf("data");
        Connection holder = DriverManager.getConnection(
                database.get("QUARKUS_DATASOURCE_JDBC_URL"),
                database.get("QUARKUS_DATASOURCE_USERNAME"),
                database.get("QUARKUS_DATASOURCE_PASSWORD"));
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE registered_user IN SHARE MODE");
        }
        return holder;
    }

    private static void awaitWaitingIn(Connection holder) {
        await("a request waits for the lock").atMost(Program.PATIENCE).until(() -> {
            try (Statement statement = holder.createStatement();
                    ResultSet waiting = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
                return waiting.next();
            }
        });
    }

    private static Socket registering(String user, RegistryProgram registry) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port());
        socket.setSoTimeout((int) Program.PATIENCE.toMillis());
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

    /** The status of the readiness over HTTP; 0 when nobody answers. */
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

    /** What the server in a registry's data folder says of itself: its process id first, its port in the fourth line. */
    private static List<String> serverOf(String dataFolder) throws IOException {
        return Files.readAllLines(stage.folder().resolve(dataFolder).resolve("postgres/data/postmaster.pid"));
    }

    /** The address and account of the server that runs in a registry's data folder. */
    private static Map<String, String> databaseOf(String dataFolder) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + serverOf(dataFolder).get(3) + "/lonja");
        settings.put("QUARKUS_DATASOURCE_USERNAME", "lonja");
        settings.put(
                "QUARKUS_DATASOURCE_PASSWORD",
                Files.readString(stage.folder().resolve(dataFolder).resolve("postgres/password"))
                        .strip());
        return settings;
    }
}
