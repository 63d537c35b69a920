package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Command() {}

    /** Runs the command; one that outlives the limit is killed and counts as failed. */
    static Result run(List<String> command, Path workingFolder, Duration limit) throws IOException {
        Path output = Files.createTempFile(workingFolder, "output", ".tmp");
        try {
            Process process = builder(command, workingFolder)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = waitFor(process, limit);
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
            return ended
                    ? new Result(process.exitValue(), text)
                    : new Result(-1, text + " (not finished after " + limit.toSeconds() + " s)");
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A builder whose process sees no setting that would change what PostgreSQL's programs do. */
    static ProcessBuilder builder(List<String> command, Path workingFolder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Whether the process ended within the limit; otherwise, or when this thread is interrupted, it is killed. */
    static boolean waitFor(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static java.io.File nothing() {
        return new java.io.File(Platform.current().isWindows() ? "NUL" : "/dev/null");
    }
}
