package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end within a time, and what it said. */
final class Command {

    /** How a command ended: its exit code, and everything that it printed. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private static final int KILLED = -1;

    private Command() {}

    /** Runs the command; one that outlives the limit is killed and counts as failed. */
    static Result run(List<String> command, ClusterFolder folder, Duration limit) throws IOException {
        try {
            Process process = builder(command, folder)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.commandOutput().toFile())
                    .start();
            boolean ended = waitFor(process, limit);
            String text = new String(Files.readAllBytes(folder.commandOutput()), StandardCharsets.UTF_8).strip();
            return ended
                    ? new Result(process.exitValue(), text)
                    : new Result(KILLED, text + " (not finished after " + limit.toSeconds() + " s)");
        } finally {
            Files.deleteIfExists(folder.commandOutput());
        }
    }

    /** A builder whose process sees no setting that would change what PostgreSQL's programs do. */
    static ProcessBuilder builder(List<String> command, ClusterFolder folder) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.root().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Whether the process ended in time; if not, or if this thread is interrupted, its input ends and it is killed. */
    private static boolean waitFor(Process process, Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.getOutputStream().close();
            process.destroyForcibly();
        }
    }
}
