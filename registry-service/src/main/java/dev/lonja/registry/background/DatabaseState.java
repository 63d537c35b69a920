package dev.lonja.registry.background;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What the last checks of {@link Leadership} found about the database. One thread writes, any thread reads. */
@Singleton
public class DatabaseState {
    /** Several checks, and the time that a busy pool needs for a connection. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(DatabaseState.class);

    private final Duration maxSilence;
    private volatile long primaryNanos = System.nanoTime();
    private volatile boolean isStandby;

    /** Nothing was found yet. */
    public DatabaseState() {
        this(MAX_SILENCE);
    }

    DatabaseState(Duration maxSilence) {
        this.maxSilence = maxSilence;
    }

    /** Whether the database takes changes, as far as is known. */
    boolean isWritable() {
        return !isStandby && System.nanoTime() - primaryNanos < maxSilence.toNanos();
    }

    /** Why the database takes no changes. */
    String reason() {
        if (isStandby) {
            return "the database is a standby, which can only read";
        }
        return isWritable() ? "" : "the database has not answered for " + maxSilence.toSeconds() + " s";
    }

    void foundPrimary() {
        if (isStandby) {
            LOG.info("the database is the primary from now on");
        }
        primaryNanos = System.nanoTime();
        isStandby = false;
    }

    void foundStandby() {
        if (!isStandby) {
            LOG.error("the database is a standby, which can only read: this registry is not ready, and does not lead");
        }
        isStandby = true;
    }
}
