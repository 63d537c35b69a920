package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.ProcessCommand;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a killed registry left in the folder: a PostgreSQL that is still running or stopping, and a
 * {@code postmaster.pid} whose number belongs to another process by now.
 *
 * <p>The pid file of a process that has ended is kept: PostgreSQL replaces it by itself, after it has checked with the
 * shared memory named in it that no server process is left.
 */
final class LeftoverServer {

    static final Duration FAST_STOP = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
    private static final Duration KILL = Duration.ofSeconds(5);

    private final ClusterFolder folder;

    LeftoverServer(ClusterFolder folder) {
        this.folder = folder;
    }

    /** Returns when no process uses the folder and no pid file prevents PostgreSQL from starting. */
    static void clear(ClusterFolder folder, ServerBinaries binaries, ServerAccount account) throws IOException {
        var leftover = new LeftoverServer(folder);
        if (!leftover.processes().isEmpty()) {
            leftover.stop("fast", FAST_STOP, binaries, account);
            leftover.stop("immediate", IMMEDIATE_STOP, binaries, account);
            leftover.kill();
        }
        leftover.removeMisleadingPidFile();
    }

    /** Tells the server to stop, which has no effect if its watchdog has done so, and waits for its end. */
    void stop(String mode, Duration limit, ServerBinaries binaries, ServerAccount account) throws IOException {
        if (!processes().isEmpty() && Files.exists(folder.serverPid())) {
            List<String> stop = account.command(
                    binaries.program("pg_ctl"),
                    "stop",
                    "--pgdata=" + folder.data(),
                    "--mode=" + mode,
                    "--timeout=" + limit.toSeconds());
            new ProcessCommand(stop, folder.root()).run(folder.commandOutput(), limit.plus(KILL));
        }
        awaitEnd(KILL);
    }

    private void kill() throws IOException {
        processes().forEach(ProcessHandle::destroyForcibly);
        awaitEnd(KILL);
        Set<ProcessHandle> left = processes();
        if (!left.isEmpty()) {
            throw new EmbeddedPostgresException("a PostgreSQL still runs in " + folder.data() + " as process "
                    + left.iterator().next().pid() + " and cannot be stopped; stop it, then start again");
        }
    }

    private void awaitEnd(Duration limit) throws IOException {
        CompletableFuture<?>[] ends =
                processes().stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException notYet) {
            // The caller checks again.
        }
    }

    private void removeMisleadingPidFile() throws IOException {
        if (!Files.exists(folder.serverPid())) {
            return;
        }
        Optional<Long> pid = pidInFile();
        if (pid.isEmpty() || ProcessHandle.of(pid.get()).isPresent()) {
            Files.deleteIfExists(folder.serverPid());
        }
    }

    /** The PostgreSQL processes that use this folder, whoever started them. */
    private Set<ProcessHandle> processes() throws IOException {
        Set<ProcessHandle> found = new HashSet<>();
        pidInFile().flatMap(ProcessHandle::of).filter(this::namesTheFolder).ifPresent(found::add);
        found.addAll(processesInside());
        return found;
    }

    private boolean namesTheFolder(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Stream::of)
                .anyMatch(argument -> argument.equals(folder.data().toString()));
    }

    /** The processes whose working folder is this one; on Linux that finds every process of a server without its first one. */
    private Set<ProcessHandle> processesInside() throws IOException {
        Set<ProcessHandle> found = new HashSet<>();
        Path all = Path.of("/proc");
        if (Files.isDirectory(all.resolve("self"))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(all, "[0-9]*")) {
                for (Path entry : entries) {
                    if (worksInFolder(entry)) {
                        ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private boolean worksInFolder(Path process) {
        try {
            Path workingFolder = Files.readSymbolicLink(process.resolve("cwd"));
            return workingFolder.equals(folder.data()) || workingFolder.equals(folder.unfinishedData());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private Optional<Long> pidInFile() throws IOException {
        try (Stream<String> lines = Files.lines(folder.serverPid())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
