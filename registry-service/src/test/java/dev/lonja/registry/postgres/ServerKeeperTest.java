package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.postgres.system.Platform;
import dev.lonja.registry.postgres.system.SystemAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The embedded server dies while the registry runs. */
@Execution(ExecutionMode.CONCURRENT)
class ServerKeeperTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aKilledServerIsStartedAgainWithEverythingThatWasCommittedAndStaysStoppedAfterClose() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(SharedPrograms.withDatabaseInto(folder));
        try (postgres) {
            Rows rows = Rows.of(postgres);
            try (Connection connection = rows.connect()) {
                rows.make(connection);
                rows.add(connection, 1);
                kill(postmaster());
            }

            await().atMost(LONG).until(() -> postgres.restarts() == 1);
            try (Connection connection = rows.connect()) {
                rows.add(connection, 2);
            }
            assertThat(rows.all()).containsExactly(1, 2);
            assertThat(postgres.isWatched()).isTrue();

            kill(watchdog());
            await().atMost(LONG).until(() -> postgres.restarts() == 2);
            assertThat(rows.all()).containsExactly(1, 2);
        }
        assertThat(postgres.restarts()).isEqualTo(2);
        assertThat(processes(folder.resolve("data"))).isEmpty();
    }

    @Test
    void givesUpAfterSomeTriesInARowAndSaysSo() throws IOException, SQLException {
        var starts = new AtomicInteger();
        var givenUp = new CountDownLatch(1);
        var keeper = new ServerKeeper(
                ended(),
                () -> {
                    if (starts.incrementAndGet() == 1) {
                        throw new EmbeddedPostgresException("made to fail");
                    }
                    return ended();
                },
                Duration.ofMillis(1));
        try (keeper) {
            keeper.onGivenUp(givenUp::countDown);

            await().atMost(LONG).until(() -> givenUp.getCount() == 0);

            assertThat(starts).hasValue(5);
            assertThat(keeper.restarts()).isEqualTo(4);
            await().atMost(LONG).until(() -> !keeper.isAlive());
        }
    }

    @Test
    void startsNothingWhenTheRegistryIsStopping() throws IOException {
        var starts = new AtomicInteger();
        Process running = new ProcessBuilder("sleep", "600").start();
        var keeper = new ServerKeeper(
                watched(running),
                () -> {
                    starts.incrementAndGet();
                    return ended();
                },
                Duration.ZERO);

        keeper.stopKeeping();
        running.destroyForcibly();
        keeper.close();

        assertThat(starts).hasValue(0);
    }

    private WatchedServer ended() throws IOException {
        return watched(new ProcessBuilder("true").start());
    }

    private WatchedServer watched(Process process) {
        return new WatchedServer(
                process,
                new Watchdog(
                        new ClusterFolder(folder),
                        new ServerBinaries(folder),
                        ServerAccount.itself(SystemAccount.NOBODY),
                        Platform.current()));
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private ProcessHandle watchdog() {
        return processes(folder.resolve("watchdog.sh")).findFirst().orElseThrow();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Stream<ProcessHandle> processes(Path argument) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(argument.toString()::equals));
    }
}
