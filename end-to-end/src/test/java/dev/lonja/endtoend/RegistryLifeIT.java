package dev.lonja.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
