package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.storage.session.Replicas;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Ends presences whose session is gone, at regular intervals. The leader ends those of registries that are gone. Every registry looks
 * at its own presences: at those that no session holds, and now and then at all of them. On a thread of the scheduler.
 */
@Singleton
class PresenceRounds {
    private static final Logger LOG = Logger.getLogger(PresenceRounds.class);
    private static final int PRESENCES_AT_A_TIME = 1000;
    private static final long CHECK_NANOS = Duration.ofMinutes(1).toNanos();

    private final GroupCommit writes;
    private final Replicas replicas;
    private final Transactions transactions;
    private final Leadership leadership;
    private final Own own;
    private long checkedNanos = System.nanoTime();
    /** The presences of this registry that no session held at the last look. */
    private Map<String, Long> unheld = Map.of();

    PresenceRounds(GroupCommit writes, Replicas replicas, Transactions transactions, Leadership leadership, Own own) {
        this.writes = writes;
        this.replicas = replicas;
        this.transactions = transactions;
        this.leadership = leadership;
        this.own = own;
    }

    /** This registry and its presences. */
    @Singleton
    record Own(ReplicaLease lease, HeldPresences presences, PresenceHolders holders, PresenceCheck check) {}

    void onStart(@Observes StartupEvent event, Scheduler scheduler) {
        scheduler
                .newJob("presence-rounds")
                .setInterval(ReplicaLease.INTERVAL.toString())
                .setDelayed(ReplicaLease.INTERVAL.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> tryRound())
                .schedule();
    }

    private void tryRound() {
        try {
            round(System.nanoTime());
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "presences of sessions not compared, next try in %s: %s",
                    ReplicaLease.INTERVAL, failure.getMessage());
        }
    }

    private void round(long now) {
        if (leadership.isHeld() && isSteady(now)) {
            endPresencesOfDead();
        }
        if (now - checkedNanos >= CHECK_NANOS || checkedNanos - own.lease().steadySinceNanos() < 0) {
            own.check().check(own.holders().all().keySet());
            endUnheld(own.holders().replica());
            checkedNanos = now;
        }
    }

    /** After the database was away, the other registries first have the time to renew their leases. */
    private boolean isSteady(long now) {
        return now - own.lease().steadySinceNanos() >= ReplicaLease.LENGTH.toNanos();
    }

    void endPresencesOfDead() {
        Duration grace = own.presences().grace();
        Map<String, Long> some;
        do {
            some = transactions.inOne(() -> replicas.presencesOfDead(grace, PRESENCES_AT_A_TIME));
            int ended = end(some);
            if (ended > 0) {
                LOG.infof("a registry is gone: presences expired=%d", ended);
            }
        } while (some.size() == PRESENCES_AT_A_TIME);
        transactions.inOne(() -> replicas.forgetDead(grace));
    }

    /**
     * Ends the presences of this registry that no session holds, and held at the last look: those of a CONNECT whose answer was lost
     * with the connection to the database.
     */
    void endUnheld(long replica) {
        Map<String, Long> now = new HashMap<>(transactions.inOne(() -> replicas.presences(replica)));
        now.entrySet().removeIf(each -> isHeld(each.getKey(), each.getValue()));
        Map<String, Long> still = new HashMap<>(now);
        still.entrySet().retainAll(unheld.entrySet());
        unheld = now;
        end(still);
    }

    private boolean isHeld(String user, long generation) {
        return own.presences().isEnding(generation)
                || own.holders()
                        .find(user)
                        .filter(held -> held.generation() == generation)
                        .isPresent();
    }

    private int end(Map<String, Long> presences) {
        List<CompletableFuture<Outcome>> all = presences.entrySet().stream()
                .map(each -> writes.submit(new DirectoryChange.ExpirePresence(each.getKey(), each.getValue())))
                .map(CompletionStage::toCompletableFuture)
                .toList();
        return (int) all.stream().filter(each -> each.join() == Outcome.OK).count();
    }
}
