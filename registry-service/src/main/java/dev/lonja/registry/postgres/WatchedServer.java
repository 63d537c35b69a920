package dev.lonja.registry.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running PostgreSQL under its watchdog, a small shell that stops the server when the pipe from this process closes.
 *
 * <p>Both are in a session of their own (where the system has {@code setsid}), so that Ctrl-C on the terminal reaches the
 * registry alone, which finishes its work before it stops the server.
 */
final class WatchedServer implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final String WATCHDOG = readWatchdog();

    private final Process watchdog;

    private WatchedServer(Process watchdog) {
        this.watchdog = watchdog;
    }

    static WatchedServer start(ClusterFolder folder, ServerBinaries binaries, ServerAccount account, int port)
            throws IOException {
        Files.writeString(folder.watchdog(), WATCHDOG);
        if (Files.exists(folder.log())) {
            Files.move(folder.log(), folder.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command =
                new ArrayList<>(account.command("sh", folder.watchdog().toString()));
        command.addAll(postgres(folder, binaries, port));
        if (hasSetsid()) {
            command.add(0, "setsid");
        }
        Process process = Command.builder(command, folder.root())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile())
                .start();
        return new WatchedServer(process);
    }

    boolean isRunning() {
        return watchdog.isAlive();
    }

    /** Stops the server: running transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() throws IOException {
        watchdog.getOutputStream().close();
        Command.waitFor(watchdog, STOP_LIMIT);
    }

    private static List<String> postgres(ClusterFolder folder, ServerBinaries binaries, int port) {
        return List.of(
                binaries.program("postgres"),
                "-D",
                folder.data().toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "logging_collector=off",
                "-c",
                "log_destination=stderr");
    }

    private static boolean hasSetsid() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(java.nio.file.Path.of(folder, "setsid")));
    }

    private static String readWatchdog() {
        try (InputStream script = WatchedServer.class.getResourceAsStream("watchdog.sh")) {
            return new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
