package dev.lonja.registry.postgres;

import dev.lonja.registry.background.LivingThread;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Starts the server again, on the same port, when it ends although nobody has stopped it. What was committed stays: the
 * server recovers it from its log.
 *
 * <p>After a number of starts in a row it gives up, and says so to its owner, who ends the registry.
 */
final class ServerKeeper implements AutoCloseable {
    private static final int MAX_TRIES = 5;

    /** Doubled with each try. It also gives an orderly stop that has ended the server first the time to begin. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** A server that has run for this long is not one that always ends at once. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    /** Longer than an interrupted start takes. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(ServerKeeper.class);

    private final Start start;
    private final Duration firstPause;
    private final LivingThread thread = new LivingThread("lonja-postgres", this::keep);
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile WatchedServer server;
    private volatile Runnable giveUp = () -> {};

    /** Clears what a dead server has left, and starts it on its port. */
    interface Start {
        WatchedServer again() throws IOException;
    }

    ServerKeeper(WatchedServer server, Start start) {
        this(server, start, FIRST_PAUSE);
    }

    ServerKeeper(WatchedServer server, Start start, Duration firstPause) {
        this.server = server;
        this.start = start;
        this.firstPause = firstPause;
        thread.start();
    }

    /** Says what to do when the server cannot be started again. */
    void onGivenUp(Runnable action) {
        giveUp = action;
    }

    /** How often the server was started again. */
    int restarts() {
        return restarts.get();
    }

    /** Whether the server is watched. */
    boolean isAlive() {
        return thread.isAlive();
    }

    /** The registry is stopping: a server that ends now stays so. */
    void stopKeeping() {
        thread.close();
    }

    @Override
    public void close() throws IOException {
        stopKeeping();
        thread.join(STOP_LIMIT);
        server.close();
    }

    private void keep() throws InterruptedException {
        int tries = 0;
        while (!thread.isClosed()) {
            long began = System.nanoTime();
            int exitCode = server.awaitEnd();
            if (System.nanoTime() - began > HEALTHY.toNanos()) {
                tries = 0;
            }
            boolean isBack = false;
            while (!isBack) {
                tries++;
                if (tries > MAX_TRIES) {
                    end();
                    return;
                }
                if (thread.awaitClose(firstPause.multipliedBy(1L << (tries - 1)))) {
                    return;
                }
                LOG.errorf(
                        "the embedded PostgreSQL has ended (exit code %d); it is started again, try %d of %d",
                        exitCode, tries, MAX_TRIES);
                isBack = startAgain();
            }
        }
    }

    private boolean startAgain() {
        try {
            server = start.again();
            restarts.incrementAndGet();
            LOG.warn("the embedded PostgreSQL is back; nothing that was acknowledged is lost");
            return true;
        } catch (IOException | RuntimeException failure) {
            if (!thread.isClosed()) {
                LOG.errorf("the embedded PostgreSQL does not start: %s", failure.getMessage());
            }
            return false;
        }
    }

    private void end() {
        LOG.errorf("the embedded PostgreSQL cannot be kept running, after %d tries: the registry ends", MAX_TRIES);
        thread.end();
        giveUp.run();
    }
}
