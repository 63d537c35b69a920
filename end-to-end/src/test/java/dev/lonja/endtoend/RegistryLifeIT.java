package dev.lonja.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the registry starts and ends, with its own PostgreSQL and with another. */
class RegistryLifeIT {
    private static final int ENDED_BY_SIGTERM = 143;

    private Stage stage;

    @BeforeEach
    void openStage() {
        stage = Stage.open("lonja-registry-life");
    }

    @AfterEach
    void closeStage() {
        stage.close();
        assertThat(stage.folder()).doesNotExist();
    }

    @Test
    void remembersUsersAcrossACleanStopAndLogsOperations() throws IOException {
        RegistryProgram first = stage.startRegistry("data", Map.of());
        PlainSocketClient.classic(first.port()).status("REGISTER", "ana");
        first.program()
                .awaitOutput("the operation is logged", text -> text.contains("\ns> OPERATION REGISTER FROM ana\n"));

        ProgramResult end = first.program().stop();

        assertThat(end.exitCode()).as(end.toString()).isIn(0, ENDED_BY_SIGTERM);
        try (RegistryProgram second = stage.startRegistry("data", Map.of())) {
            assertThat(PlainSocketClient.classic(second.port()).status("REGISTER", "ana"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesADataFolderThatAnotherRegistryUses() throws IOException {
        RegistryProgram first = stage.startRegistry("data", Map.of());

        ProgramResult second = stage.launchRegistry("data", Map.of()).awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).isEmpty();
        assertThat(second.error())
                .contains(stage.folder().resolve("data").toString())
                .contains("in use")
                .doesNotContain("\tat ");
        assertThat(PlainSocketClient.classic(first.port()).status("REGISTER", "ana"))
                .isZero();
    }

    @Test
    void refusesAPortThatIsTaken() {
        RegistryProgram first = stage.startRegistry("data", Map.of());
        Map<String, String> samePort = Map.of("LONJA_REGISTRY_PORT", Integer.toString(first.port()));

        ProgramResult second = stage.launchRegistry("other-data", samePort).awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).doesNotContain("init server");
        assertThat(second.error()).contains(Integer.toString(first.port()));
    }

    @Test
    void usesTheDatabaseThatIsConfiguredAndStartsNone() throws IOException {
        RegistryProgram withOwn = stage.startRegistry("data", Map.of());
        PlainSocketClient.classic(withOwn.port()).status("REGISTER", "ana");

        RegistryProgram withThat = stage.startRegistry("unused-data", databaseOf("data"));

        assertThat(PlainSocketClient.classic(withThat.port()).status("REGISTER", "ana"))
                .isEqualTo(1);
        assertThat(stage.folder().resolve("unused-data")).doesNotExist();
    }

    /** The address and account of the server that runs in a registry's data folder. */
    private Map<String, String> databaseOf(String dataFolder) throws IOException {
        Path folder = stage.folder().resolve(dataFolder).resolve("postgres");
        List<String> server = Files.readAllLines(folder.resolve("data/postmaster.pid"));
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + server.get(3) + "/lonja");
        settings.put("QUARKUS_DATASOURCE_USERNAME", "lonja");
        settings.put(
                "QUARKUS_DATASOURCE_PASSWORD",
                Files.readString(folder.resolve("password")).strip());
        return settings;
    }
}
