package dev.lonja.endtoend;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that a test started: its input, its output and its end. */
public final class Program implements AutoCloseable {
    /**
     * The time within which a program must react. It is long because the machine may be busy with other work.
     */
    public static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final Duration TIME_TO_STOP = Duration.ofMinutes(1);

    private final String name;
    private final Process process;
    private final BufferedWriter input;
    private final CapturedText output;
    private final CapturedText error;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.output = CapturedText.of(process.getInputStream(), name + " output");
        this.error = CapturedText.of(process.getErrorStream(), name + " error");
    }

    /** Starts a process with exactly this environment. */
    public static Program start(
            String name, List<String> command, Map<String, String> environment, Path workingFolder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + name + ": " + command, failure);
        }
    }

    public String name() {
        return name;
    }

    /** The process id. */
    public long id() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Writes a text to the standard input of the program. The text must contain the line ends. */
    public void type(String text) {
        try {
            input.write(text);
            input.flush();
        } catch (IOException failure) {
            throw new UnmetExpectationException(name + " reads its input (" + failure + ")", result());
        }
    }

    /** Closes the standard input of the program. */
    public void endInput() {
        try {
            input.close();
        } catch (IOException failure) {
            throw new UnmetExpectationException(name + " reads its input (" + failure + ")", result());
        }
    }

    /** The standard output of the program so far. */
    public String output() {
        return output.text();
    }

    /** The standard error of the program so far. */
    public String error() {
        return error.text();
    }

    /** Waits until the standard output is as wanted, and returns all of it. */
    public String awaitOutput(String expectation, Predicate<String> wanted) {
        return await(output, expectation, wanted);
    }

    /** Waits until the standard error is as wanted, and returns all of it. */
    public String awaitError(String expectation, Predicate<String> wanted) {
        return await(error, expectation, wanted);
    }

    /** Waits until the program has ended by itself. */
    public ProgramResult awaitExit() {
        try {
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnmetExpectationException(name + " ends", result());
            }
            return finalResult();
        } catch (InterruptedException interrupted) {
            throw interruption(name + " ends");
        }
    }

    /** Kills the program (SIGKILL), and waits until it has ended. */
    public ProgramResult kill() {
        process.destroyForcibly();
        return awaitExit();
    }

    /** Asks the program to end (SIGTERM), waits, and kills it if it has not ended. */
    public ProgramResult stop() {
        process.destroy();
        try {
            if (process.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                return finalResult();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return kill();
    }

    /** The exit code and the output at this moment. */
    public ProgramResult result() {
        int exitCode = process.isAlive() ? ProgramResult.RUNNING : process.exitValue();
        return new ProgramResult(name, exitCode, output.text(), error.text());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private String await(CapturedText stream, String expectation, Predicate<String> wanted) {
        try {
            return stream.await(wanted, TIMEOUT)
                    .orElseThrow(() -> new UnmetExpectationException(expectation, result()));
        } catch (InterruptedException interrupted) {
            throw interruption(expectation);
        }
    }

    /** Waits for the end of the streams: a child of the process may hold them open for a moment longer. */
    private ProgramResult finalResult() throws InterruptedException {
        output.awaitEnd(TIME_TO_STOP);
        error.awaitEnd(TIME_TO_STOP);
        return result();
    }

    private UnmetExpectationException interruption(String expectation) {
        Thread.currentThread().interrupt();
        return new UnmetExpectationException(expectation + ", but the wait was interrupted", result());
    }
}
