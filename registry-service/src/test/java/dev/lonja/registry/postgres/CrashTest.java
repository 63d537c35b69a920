package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** After a kill of the registry, the next start finds every committed row, whatever the killed process has left. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void killedRegistryTakesItsServerWithItAndLosesNoCommittedRow() throws Exception {
        try (HoldingProcess registry = HoldingProcess.start(SharedPrograms.withDatabaseInto(folder))) {
            assertThatThrownBy(() -> HoldingProcess.start(folder)).hasMessageContaining("in use by another registry");

            ConcurrentLinkedQueue<Integer> committed = new ConcurrentLinkedQueue<>();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(registry.rows(), committed));
            await().atMost(LONG).until(() -> committed.size() > 100);
            registry.kill();
            await().atMost(LONG).until(() -> serverProcesses().isEmpty());
            writer.join();

            assertThat(rowsAfterRestart()).containsAll(committed);
        }
    }

    @Test
    void serverWithoutAnyKeeperIsStoppedByTheNextStart() throws Exception {
        try (HoldingProcess registry = HoldingProcess.start(SharedPrograms.withDatabaseInto(folder))) {
            addOneRow(registry.rows());
            watchdogs().forEach(ProcessHandle::destroyForcibly);
            registry.kill();
            assertThat(serverProcesses()).as("the orphan").isNotEmpty();

            assertThat(rowsAfterRestart()).containsExactly(1);
            assertThat(serverProcesses()).isEmpty();
        }
    }

    @Test
    void serverThatWasKilledItselfRecovers() throws Exception {
        try (HoldingProcess registry = HoldingProcess.start(SharedPrograms.withDatabaseInto(folder))) {
            addOneRow(registry.rows());
            Stream.concat(watchdogs().stream(), serverProcesses().stream()).forEach(ProcessHandle::destroyForcibly);
            registry.kill();
            assertThat(folder.resolve("data/postmaster.pid")).exists();

            assertThat(rowsAfterRestart()).containsExactly(1);
        }
    }

    @Test
    void pidFileOfAnotherProcessAndHalfMadeFoldersDoNotKeepTheServerFromStarting() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(SharedPrograms.withDatabaseInto(folder))) {
            addOneRow(Rows.of(first));
        }
        Path pidFile = folder.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        assertThat(rowsAfterRestart()).containsExactly(1);
        Files.writeString(pidFile, "");
        assertThat(rowsAfterRestart()).containsExactly(1);

        Path server = serverFolder();
        Files.move(server, folder.resolve(server.getFileName() + ".unfinished"));
        Files.delete(folder.resolve(server.getFileName() + ".unfinished/bin/initdb"));
        Files.createDirectories(folder.resolve("data.unfinished/base"));
        Files.createDirectories(folder.resolve("server-0123abcd/bin"));
        assertThat(rowsAfterRestart()).containsExactly(1);
        assertThat(serverFolder()).isEqualTo(server);
        assertThat(server.resolve("bin/initdb")).isExecutable();
    }

    @Test
    void halfMadeDatabaseIsMadeAgain() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished/base"));
        Files.writeString(folder.resolve("data.unfinished/PG_VERSION"), "18\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(SharedPrograms.linkInto(folder))) {
            addOneRow(Rows.of(postgres));
            assertThat(Rows.of(postgres).all()).containsExactly(1);
        }
        assertThat(folder.resolve("data.unfinished")).doesNotExist();
    }

    private List<Integer> rowsAfterRestart() throws SQLException {
        try (EmbeddedPostgres again = EmbeddedPostgres.start(folder)) {
            return Rows.of(again).all();
        }
    }

    private static void addOneRow(Rows rows) throws SQLException {
        try (Connection connection = rows.connect()) {
            rows.make(connection);
            rows.add(connection, 1);
        }
    }

    /** Writes rows until the server is gone. A row counts when its commit was answered. */
    private static void write(Rows rows, ConcurrentLinkedQueue<Integer> committed) {
        try (Connection connection = rows.connect()) {
            rows.make(connection);
            for (int row = 0; ; row++) {
                rows.add(connection, row);
                committed.add(row);
            }
        } catch (SQLException serverGone) {
            // The test expects this.
        }
    }

    private Path serverFolder() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.filter(
                            entry -> entry.getFileName().toString().startsWith("server-"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private List<ProcessHandle> serverProcesses() {
        return processes(folder.resolve("data").toString()).stream()
                .filter(process -> !watchdogs().contains(process))
                .toList();
    }

    private List<ProcessHandle> watchdogs() {
        return processes(folder.resolve("watchdog.sh").toString());
    }

    private static List<ProcessHandle> processes(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(argument::equals))
                .toList();
    }
}
