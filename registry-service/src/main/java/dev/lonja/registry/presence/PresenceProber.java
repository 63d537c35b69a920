package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.Transactions;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tries the listener of every connected user from time to time, and ends the presences of those that failed some times
 * in a row (protocol section 1, Ghosts).
 *
 * <p>Of several registries the leading one does it. The counts live in its memory: another one begins them anew.
 */
@Singleton
class PresenceProber implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PresenceProber.class);

    private final Directory directory;
    private final Transactions transactions;
    private final GroupCommit writes;
    private final ListenerProbe probe;
    private final Leadership leadership;
    private final Duration interval;
    private final int maxFailures;
    private final int maxProbes;
    private final Map<Presence, Integer> failures = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread prober = new Thread(work, "lonja-prober");
        prober.setDaemon(true);
        return prober;
    });

    PresenceProber(
            Directory directory,
            Transactions transactions,
            GroupCommit writes,
            ListenerProbe probe,
            Leadership leadership,
            PresenceConfig config) {
        this.writes = writes;
        this.directory = directory;
        this.transactions = transactions;
        this.probe = probe;
        this.leadership = leadership;
        this.interval = config.probeInterval();
        this.maxFailures = config.probeFailures();
        // Half of them, so that a CONNECT always finds room for its own probe.
        this.maxProbes = Math.max(1, config.maxProbes() / 2);
    }

    void onStart(@Observes StartupEvent event) {
        if (interval.isPositive()) {
            thread.scheduleWithFixedDelay(
                    this::tryRound, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
    }

    private void tryRound() {
        try {
            if (leadership.isHeld()) {
                round();
            } else {
                failures.clear();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warnf("the check for ghosts failed, and is tried again in %s: %s", interval, failure.getMessage());
        }
    }

    /** Tries every presence once. */
    void round() throws InterruptedException {
        List<Presence> presences = transactions.inOne(directory::presences);
        Map<Presence, ListenerProbe.Finding> findings = probeAll(presences);
        failures.keySet().retainAll(presences);
        findings.forEach(this::count);
    }

    private Map<Presence, ListenerProbe.Finding> probeAll(List<Presence> presences) throws InterruptedException {
        Map<Presence, ListenerProbe.Finding> findings = new java.util.concurrent.ConcurrentHashMap<>();
        Semaphore free = new Semaphore(maxProbes);
        for (Presence presence : presences) {
            free.acquire();
            probe.probe(presence).whenComplete((finding, failure) -> {
                findings.put(presence, failure == null ? finding : ListenerProbe.Finding.UNKNOWN);
                free.release();
            });
        }
        free.acquire(maxProbes);
        return findings;
    }

    private void count(Presence presence, ListenerProbe.Finding finding) {
        switch (finding) {
            case LISTENING -> failures.remove(presence);
            case NOBODY -> {
                if (failures.merge(presence, 1, Integer::sum) >= maxFailures) {
                    failures.remove(presence);
                    Outcome outcome = writes.submit(new DirectoryChange.ExpirePresence(presence))
                            .toCompletableFuture()
                            .join();
                    LOG.infof("nobody listens for %s any more: forgotten=%s", presence, outcome == Outcome.OK);
                }
            }
            case UNKNOWN -> LOG.debugf("cannot tell whether anybody listens for %s", presence);
        }
    }
}
