package dev.lonja.registry.names;

import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.identity.CodeRepository;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Deletes codes that have long expired, and what is left of names that are no longer kept for anybody. Nothing depends on it but the
 * size of the tables. Of several registries only the leader does this.
 */
@Singleton
class ExpiredCodesAndNames {
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    /** So few that requests do not notice it. */
    private static final int ROWS_PER_ROUND = 5000;

    private static final Logger LOG = Logger.getLogger(ExpiredCodesAndNames.class);

    private final CodeRepository codes;
    private final Transactions transactions;
    private final Leadership leadership;

    ExpiredCodesAndNames(CodeRepository codes, Transactions transactions, Leadership leadership) {
        this.codes = codes;
        this.transactions = transactions;
        this.leadership = leadership;
    }

    void onStart(@Observes StartupEvent event, Scheduler scheduler) {
        scheduler
                .newJob("expired-codes-and-names")
                .setInterval(INTERVAL.toString())
                .setDelayed(INTERVAL.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> tryRound())
                .schedule();
    }

    private void tryRound() {
        try {
            if (leadership.isHeld()) {
                transactions.inOne(() -> codes.forget(ROWS_PER_ROUND));
            }
        } catch (RuntimeException failure) {
            LOG.warnf("expired codes and names not deleted, next try in %s: %s", INTERVAL, failure.getMessage());
        }
    }
}
