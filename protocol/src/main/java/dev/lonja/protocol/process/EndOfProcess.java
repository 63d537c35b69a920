package dev.lonja.protocol.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The shutdown of this process, which a signal may begin at any moment. Java then runs the shutdown hooks while the main thread
 * continues. A start in progress fails, because Java accepts no more hooks; that failure is not reported.
 */
public final class EndOfProcess {
    private static final List<String> FAILED_START = List.of("Failed to start application", "Error running Quarkus");

    /** Referenced, because a logger that nobody references loses its filter. */
    private static final List<Logger> REPORTERS =
            List.of(Logger.getLogger("io.quarkus.runtime.Application"), Logger.getLogger("io.quarkus.runtime.Quarkus"));

    private EndOfProcess() {}

    /** Whether the shutdown has begun: from then on Java refuses new hooks. */
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

    /** Keeps Quarkus from logging a failed start while the process is ending. */
    public static void silenceFailedStart() {
        Filter filter = entry -> !(isFailedStart(entry) && hasBegun());
        REPORTERS.forEach(reporter -> reporter.setFilter(filter));
    }

    /** Blocks until the process has ended; never returns. So the exit code is that of the signal. */
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
