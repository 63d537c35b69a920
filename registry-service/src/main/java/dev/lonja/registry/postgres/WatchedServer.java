package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.ProcessCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server that runs under a {@link Watchdog}. */
final class WatchedServer implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

    private final Process process;
    private final Watchdog watchdog;

    WatchedServer(Process process, Watchdog watchdog) {
        this.process = process;
        this.watchdog = watchdog;
    }

    static WatchedServer start(ClusterFolder folder, ServerBinaries binaries, Watchdog watchdog, int port)
            throws IOException {
        if (Files.exists(folder.log())) {
            Files.move(folder.log(), folder.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(folder.log(), ClusterFolder.ownerOnly("rw-------"));
        watchdog.account().takeOver(folder.log());
        List<String> command = watchdog.commandInOwnSession(
                binaries.program("postgres"),
                "-D",
                folder.data().toString(),
                "--port=" + port,
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=",
                "--fsync=on",
                "--full_page_writes=on",
                "--synchronous_commit=on",
                "--logging_collector=off",
                "--log_destination=stderr");
        Process process = new ProcessCommand(command, folder.root())
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile())
                .start();
        return new WatchedServer(process, watchdog);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the end of the server; its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Stops the server: open transactions are rolled back, everything committed is on the disk. Waits for the end even if
     * this thread is interrupted, because only then the folder may be released.
     */
    @Override
    public void close() throws IOException {
        watchdog.stop(process);
        process.onExit()
                .completeOnTimeout(process, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
