package dev.lonja.protocol.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The end of this process, which a signal may begin at any moment. Java then runs the shutdown hooks beside the main thread, and
 * a start that is in progress fails, because Java takes no more hooks. Such a failure is no news for the person who pressed Ctrl-C.
 */
public final class EndOfProcess {
    private static final List<String> FAILED_START = List.of("Failed to start application", "Error running Quarkus");

    /** Referenced, because a logger that nobody references loses its filter. */
    private static final List<Logger> REPORTERS =
            List.of(Logger.getLogger("io.quarkus.runtime.Application"), Logger.getLogger("io.quarkus.runtime.Quarkus"));

    private EndOfProcess() {}

    /** Whether the process is ending. Java tells it by refusing a hook, from the moment on at which hooks begin to run. */
    public static boolean hasBegun() {
        Thread hook = new Thread(() -> {}, "unused hook");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** Leaves the report on a failed start out of the log of Quarkus if the process is ending. */
    public static void silenceFailedStart() {
        Filter filter = entry -> !(isFailedStart(entry) && hasBegun());
        REPORTERS.forEach(reporter -> reporter.setFilter(filter));
    }

    /** Waits for the end of a process that is ending, so that the signal decides about the exit code. Never returns. */
    public static void await() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ignored) {
                // The process ends all the same.
            }
        }
    }

    private static boolean isFailedStart(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        return FAILED_START.stream().anyMatch(message::startsWith);
    }
}
