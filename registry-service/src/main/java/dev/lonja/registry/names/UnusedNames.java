package dev.lonja.registry.names;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.names.RegisteredNames.RegisteredName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Removes users that have been registered for a configured time without ever connecting, so that a flood of names is temporary.
 *
 * <p>Of several registries only the leader does this. A round checks a bounded number of users, and the next round continues after
 * them. The statement that removes a user checks again that it is unused, because it may have connected meanwhile.
 */
@Singleton
class UnusedNames {
    /** Far more names than all addresses together register at their quotas in that time. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final int STEPS_PER_ROUND = 100;
    /** Removing all of them in one statement does not delay requests noticeably. */
    private static final int USERS_PER_STEP = 500;

    private static final Logger LOG = Logger.getLogger(UnusedNames.class);

    private final RegisteredNames names;
    private final Transactions transactions;
    private final GroupCommit writes;
    private final Leadership leadership;
    private final Duration allowed;
    private long lastId;

    UnusedNames(
            RegisteredNames names,
            Transactions transactions,
            GroupCommit writes,
            Leadership leadership,
            QuotaConfig config) {
        this.names = names;
        this.transactions = transactions;
        this.writes = writes;
        this.leadership = leadership;
        this.allowed = config.unusedNames();
    }

    void onStart(@Observes StartupEvent event, Scheduler scheduler, MeterRegistry registry) {
        if (allowed.isPositive()) {
            Counter removed = Counter.builder("lonja.users.expired")
                    .description("Users that were removed because they had never connected")
                    .register(registry);
            scheduler
                    .newJob("unused-names")
                    .setInterval(INTERVAL.toString())
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> tryRound(removed))
                    .schedule();
        }
    }

    private void tryRound(Counter removed) {
        try {
            int count = round(Instant.now().minus(allowed), STEPS_PER_ROUND, USERS_PER_STEP);
            removed.increment(count);
            if (count > 0) {
                LOG.infof("%d users removed that had not connected within %s", count, allowed);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("unused names not removed, next try in %s: %s", INTERVAL, failure.getMessage());
        }
    }

    /** Removes what is unused among the next users. Returns the number of removed users. */
    int round(Instant registeredBefore, int steps, int usersPerStep) {
        int removed = 0;
        for (int step = 0; step < steps && leadership.isHeld(); step++) {
            long after = lastId;
            List<RegisteredName> some = transactions.inOne(() -> names.after(after, usersPerStep));
            removed += remove(
                    some.stream()
                            .filter(name -> name.isUnusedSince(registeredBefore))
                            .map(RegisteredName::name)
                            .toList(),
                    registeredBefore);
            lastId = some.size() < usersPerStep ? 0 : some.getLast().id();
            if (lastId == 0) {
                break;
            }
        }
        return removed;
    }

    private int remove(List<String> unused, Instant registeredBefore) {
        List<CompletableFuture<Outcome>> outcomes = unused.stream()
                .map(name -> new DirectoryChange.ExpireName(name, registeredBefore))
                .map(change -> writes.submit(change).toCompletableFuture())
                .toList();
        return (int) outcomes.stream()
                .filter(outcome -> outcome.join() == Outcome.OK)
                .count();
    }
}
