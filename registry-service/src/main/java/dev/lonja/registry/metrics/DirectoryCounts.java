package dev.lonja.registry.metrics;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.storage.DirectorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Counts the users, presences and files in the database. The longer a count takes, the longer is the pause after it.
 *
 * <p>A worker counts; any thread reads.
 */
@Singleton
class DirectoryCounts {
    private static final Logger LOG = Logger.getLogger(DirectoryCounts.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1500);
    /** Counting takes at most one twentieth of the time of one connection. */
    private static final int PAUSE_FACTOR = 20;

    private final Statements statements;
    private final Transactions transactions;
    private volatile DirectorySize latest = DirectorySize.UNKNOWN;
    private long nextNanos = System.nanoTime();

    DirectoryCounts(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    DirectorySize latest() {
        return latest;
    }

    /** Counts again if the pause after the last count is over. */
    void refresh() {
        long began = System.nanoTime();
        if (began - nextNanos < 0) {
            return;
        }
        try {
            latest = transactions.inOne(() -> DirectorySize.count(statements));
        } catch (DirectoryException away) {
            LOG.debugf("directory not counted: %s", away.getMessage());
        }
        long took = System.nanoTime() - began;
        nextNanos = began + Math.max(SHORTEST_PAUSE.toNanos(), took * PAUSE_FACTOR);
    }
}
