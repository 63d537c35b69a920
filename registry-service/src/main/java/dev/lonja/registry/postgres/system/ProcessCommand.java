package dev.lonja.registry.postgres.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line that starts a process of the operating system.
 *
 * @param words the program and its arguments
 */
public record ProcessCommand(List<String> words, Path workingFolder) {

    private static final int KILLED = -1;
    /** How long a command may take to end after its caller was interrupted. */
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    public ProcessCommand {
        words = List.copyOf(words);
    }

    /**
     * How a command ended.
     *
     * @param output everything that it printed
     */
    public record Result(int exitCode, String output) {
        /** Whether the exit code is 0. */
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs the command to its end; one that exceeds the limit is killed and counts as failed.
     *
     * @param output a file that holds the output while the command runs
     */
    public Result run(Path output, Duration limit) throws IOException {
        try {
            Process process = builder()
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean hasEnded = waitFor(process, limit);
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
            return hasEnded
                    ? new Result(process.exitValue(), text)
                    : new Result(KILLED, text + " (not finished after " + limit.toSeconds() + " s)");
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A builder for the process, without the environment variables that change how PostgreSQL's programs behave. */
    public ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(workingFolder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Waits for the end and returns whether it came in time; otherwise, or if interrupted, the process is killed. */
    private static boolean waitFor(Process process, Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            endInput(process);
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.getOutputStream().close();
            process.destroyForcibly();
        }
    }

    /** Ends the input of the command: a watchdog then stops the processes that it has started. Waits for the end, at most 5 s. */
    private static void endInput(Process process) throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .completeOnTimeout(process, END_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
