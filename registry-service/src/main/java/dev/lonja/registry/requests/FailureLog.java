package dev.lonja.registry.requests;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Printable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs why requests failed, at a limited rate: when the database is lost, thousands fail. */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong suppressed = new AtomicLong();

    void log(Operation operation, Throwable failure) {
        LOG.debugf(failure, "operation=%s failed", operation);
        long now = System.nanoTime();
        long next = nextNanos.get();
        if (now - next < 0 || !nextNanos.compareAndSet(next, now + PAUSE_NANOS)) {
            suppressed.incrementAndGet();
            return;
        }
        LOG.warnf(
                "operation=%s failed: %s (%d more failures since the last such message)",
                operation, describe(failure), suppressed.getAndSet(0));
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; ").append(cause.getMessage());
        }
        return Printable.of(text.toString().replace('\n', ' '));
    }
}
