package dev.lonja.registry.wire;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Printable;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Says what went wrong with requests, and no more often than a person can read: a lost database fails thousands. */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong unsaid = new AtomicLong();

    void log(Operation operation, Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.debugf(reason, "operation=%s failed", operation);
        long now = System.nanoTime();
        long next = nextNanos.get();
        if (now - next < 0 || !nextNanos.compareAndSet(next, now + PAUSE_NANOS)) {
            unsaid.incrementAndGet();
            return;
        }
        LOG.warnf("operation=%s failed: %s (and %d before it)", operation, describe(reason), unsaid.getAndSet(0));
    }

    private static String describe(Throwable reason) {
        StringBuilder text = new StringBuilder(String.valueOf(reason.getMessage()));
        for (Throwable cause = reason.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; ").append(cause.getMessage());
        }
        return Printable.of(text.toString().replace('\n', ' '));
    }
}
