package dev.lonja.peer.session;

import dev.lonja.transport.session.ReconnectDelay;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Dials a broken session again, after a delay that grows with each failure. Its thread is {@code lonja-session}. */
final class Reconnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reconnection.class);

    private final ReconnectDelay delay = new ReconnectDelay(Clock.systemUTC(), ThreadLocalRandom.current());
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lonja-session").factory());
    private final Attempt attempt;

    /** Dials. */
    interface Attempt {
        void dial() throws SessionFailure;
    }

    Reconnection(Attempt attempt) {
        this.attempt = attempt;
    }

    /** A session has broken. Any thread. */
    void begin(long byeSeconds) {
        try {
            thread.execute(() -> schedule(byeSeconds));
        } catch (RejectedExecutionException closed) {
            // Nothing is dialled any more.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void schedule(long byeSeconds) {
        long millis = delay.next(byeSeconds).toMillis();
        try {
            thread.schedule(this::dial, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Nothing is dialled any more.
        }
    }

    private void dial() {
        try {
            attempt.dial();
            delay.established();
        } catch (SessionFailure failure) {
            LOG.debugf("no session with the registry: %s", failure.getMessage());
            schedule(0);
        }
    }
}
