package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.Platform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A small shell script that runs a program of PostgreSQL and stops it when the pipe from this process closes, so that no
 * server outlives a killed registry. Windows has no such shell; there the next start stops the leftover server.
 */
record Watchdog(ClusterFolder folder, ServerBinaries binaries, ServerAccount account, Platform platform) {

    private static final String SCRIPT = "watchdog.sh";

    /** Writes the script into the folder, where the account that runs PostgreSQL can read it. */
    void prepare() throws IOException {
        try (InputStream script = Objects.requireNonNull(Watchdog.class.getResourceAsStream(SCRIPT))) {
            Files.write(script(), script.readAllBytes());
            account.takeOver(script());
        }
    }

    /** The command line that runs the given one under the watchdog. */
    List<String> command(String... words) {
        if (platform.isWindows()) {
            return List.of(words);
        }
        String[] watched = Stream.concat(Stream.of("sh", script().toString()), Stream.of(words))
                .toArray(String[]::new);
        return account.command(watched);
    }

    /**
     * The same in a session of its own, if the system has {@code setsid}: Ctrl-C at the terminal then reaches only the
     * registry, which finishes its work before it stops the server.
     */
    List<String> commandInOwnSession(String... words) {
        Stream<String> session = hasSetsid() ? Stream.of("setsid") : Stream.empty();
        return Stream.concat(session, command(words).stream()).toList();
    }

    /** Tells the server to stop; the process ends when the server has stopped. */
    void stop(Process process) throws IOException {
        process.getOutputStream().close();
        if (platform.isWindows() && process.isAlive()) {
            new LeftoverServer(folder).stop("fast", LeftoverServer.FAST_STOP, binaries, account);
        }
    }

    private Path script() {
        return folder.root().resolve(SCRIPT);
    }

    private static boolean hasSetsid() {
        String folders = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(folders)
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "setsid")));
    }
}
