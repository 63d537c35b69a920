package dev.lonja.registry.presence;

import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.session.Replicas;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The lease of this registry: as long as it is renewed, the sessions of this registry live (docs/session.md, Presence). One row,
 * however many sessions there are.
 *
 * <p>A registry that could not renew it, because the database was away, goes on with the same number. If another registry has ended its
 * presences meanwhile, {@link PresenceRounds} finds that out, and their sessions are told. A registry that stops in order gives
 * the lease back: the grace of its presences then begins at once.
 */
@Singleton
class ReplicaLease {
    /** Three renewals: one that is late does not end the lease. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(ReplicaLease.class);

    private final long replica;
    private final Replicas replicas;
    private final Transactions transactions;
    private volatile long steadySinceNanos = System.nanoTime();
    private volatile boolean isStopping;

    ReplicaLease(PresenceHolders holders, Replicas replicas, Transactions transactions) {
        this.replica = holders.replica();
        this.replicas = replicas;
        this.transactions = transactions;
    }

    /** When a renewal last failed, or when this registry started. */
    long steadySinceNanos() {
        return steadySinceNanos;
    }

    /** The lease begins before the first session. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event, Scheduler scheduler) {
        renew();
        scheduler
                .newJob("replica-lease")
                .setInterval(INTERVAL.toString())
                .setDelayed(INTERVAL.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> renew())
                .schedule();
    }

    /** Ends while there still are connections to the database. */
    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        isStopping = true;
        try {
            transactions.inOne(() -> replicas.release(replica));
        } catch (RuntimeException failure) {
            LOG.debugf("lease not given back, so it expires: %s", failure.getMessage());
        }
    }

    private void renew() {
        if (isStopping) {
            return;
        }
        try {
            transactions.inOne(() -> replicas.renew(replica, LENGTH));
        } catch (RuntimeException failure) {
            steadySinceNanos = System.nanoTime();
            LOG.warnf("lease of this registry not renewed, next try in %s: %s", INTERVAL, failure.getMessage());
        }
    }
}
