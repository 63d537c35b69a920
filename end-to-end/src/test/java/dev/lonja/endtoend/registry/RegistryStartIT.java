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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts of a registry that do not succeed. */
class RegistryStartIT {
    private static final int ENDED_BY_SIGTERM = 143;

    private static Stage stage;
    private static RegistryProgram registry;

    @BeforeAll
    static void open() {
        stage = Stage.open("lonja-registry-start");
        registry = SharedRegistry.withoutUsers();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void refusesADataFolderThatAnotherRegistryUses() throws IOException {
        String usedFolder = SharedRegistry.dataFolder().toString();
        ProgramResult second = stage.launchRegistry("unused-data", Map.of("LONJA_DATA_DIR", usedFolder))
                .awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).isEmpty();
        assertThat(second.error()).contains(usedFolder).contains("in use").doesNotContain("\tat ");
        assertThat(PlainSocketClient.classic(registry.port()).status("REGISTER", "still-served"))
                .isZero();
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        Map<String, String> samePort = SharedRegistry.database();
        samePort.put("LONJA_REGISTRY_PORT", Integer.toString(registry.port()));

        ProgramResult second = stage.launchRegistry("no-data", samePort).awaitExit();

        assertThat(second.exitCode()).as(second.toString()).isPositive();
        assertThat(second.output()).doesNotContain("init server");
        assertThat(second.error()).contains(Integer.toString(registry.port()));
    }

    @Test
    void endsWithoutAWordWhenItIsToldToDuringItsStart() {
        PreparedData.copyDatabaseTo(stage.folder("interrupted").resolve("postgres"));
        Path server = stage.folder("interrupted").resolve("postgres/data/postmaster.pid");
        Program starting = stage.launchRegistry("interrupted", Map.of());
        await("PostgreSQL starts").atMost(Program.TIMEOUT).until(() -> Files.exists(server));

        ProgramResult end = starting.stop();

        assertThat(end.exitCode()).as(end.toString()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(end.error()).doesNotContain("Exception", "\tat ");
        assertThat(end.output()).doesNotContain("Exception", "\tat ");
        assertThat(server).doesNotExist();
    }
}
