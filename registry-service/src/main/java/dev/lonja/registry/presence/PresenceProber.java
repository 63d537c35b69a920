package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.directory.Presence;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Probes the listener of every connected user at a configured interval, and ends the presences whose probes failed
 * several times in a row (protocol section 1, Ghosts).
 *
 * <p>Of several registries only the leader does this. It counts failures in memory: a new leader begins with none.
 */
@Singleton
class PresenceProber {
    /** Three in a row: an agent whose machine restarts, or whose network fails for a moment, stays connected. */
    private static final int MAX_FAILURES = 3;
    /** Half of all probes, so that a CONNECT always finds room for its own probe. */
    private static final int MAX_PROBES = ListenerProbe.MAX_PROBES / 2;

    /** Longer than any probe takes, with its longest timeout. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    /** The most probes in one round that the presences of one address cause; the others wait for a later round. */
    private static final int MAX_PROBES_PER_ADDRESS = 256;

    /** The memory of a round is bounded. */
    private static final int MAX_PRESENCES = 50_000;

    private static final Logger LOG = Logger.getLogger(PresenceProber.class);

    private final Presences presences;
    private final ListenerProbe probe;
    private final Leadership leadership;
    private final Scheduler scheduler;
    private final Duration interval;
    private final Map<Presence, Integer> failures = new HashMap<>();
    /** Where the next round begins; generations are positive. */
    private long lastGeneration;

    PresenceProber(
            Presences presences,
            ListenerProbe probe,
            Leadership leadership,
            Scheduler scheduler,
            PresenceConfig config) {
        this.presences = presences;
        this.probe = probe;
        this.leadership = leadership;
        this.scheduler = scheduler;
        this.interval = config.probeInterval();
    }

    void onStart(@Observes StartupEvent event) {
        if (interval.isPositive()) {
            scheduler
                    .newJob("presence-prober")
                    .setInterval(interval.toString())
                    .setDelayed(interval.toString())
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> tryRound())
                    .schedule();
        }
    }

    private void tryRound() {
        try {
            if (leadership.isHeld()) {
                round();
            } else {
                failures.clear();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warnf("presences not probed, next try in %s: %s", interval, failure.getMessage());
        }
    }

    /** Probes every presence once. If there are very many, or many at one address, the rest waits for later rounds. */
    void round() throws InterruptedException {
        long after = lastGeneration;
        List<Presence> some = presences.page(after, MAX_PRESENCES);
        lastGeneration = some.size() < MAX_PRESENCES ? 0 : some.getLast().generation();
        Map<Presence, ListenerProbe.Finding> findings = probeAll(due(some));
        Set<Presence> connected = new HashSet<>(some);
        failures.keySet().removeIf(presence -> isInRound(presence, after) && !connected.contains(presence));
        findings.forEach(this::count);
    }

    private boolean isInRound(Presence presence, long after) {
        return presence.generation() > after && (lastGeneration == 0 || presence.generation() <= lastGeneration);
    }

    /** Those to probe in this round, in random order, so that each has its turn and no address keeps the others waiting. */
    static List<Presence> due(List<Presence> all) {
        List<Presence> shuffled = new ArrayList<>(all);
        shuffled.removeIf(presence -> !ListenerProbe.isProbed(presence));
        Collections.shuffle(shuffled);
        Map<String, Integer> ofAddress = new HashMap<>();
        shuffled.removeIf(presence -> ofAddress.merge(presence.origin(), 1, Integer::sum) > MAX_PROBES_PER_ADDRESS);
        return shuffled;
    }

    private Map<Presence, ListenerProbe.Finding> probeAll(List<Presence> all) throws InterruptedException {
        Map<Presence, ListenerProbe.Finding> findings = new ConcurrentHashMap<>();
        Semaphore permits = new Semaphore(MAX_PROBES);
        for (Presence presence : all) {
            acquire(permits, 1);
            probe.probe(presence).whenComplete((finding, failure) -> {
                findings.put(presence, failure == null ? finding : ListenerProbe.Finding.UNKNOWN);
                permits.release();
            });
        }
        acquire(permits, MAX_PROBES);
        return findings;
    }

    /** Waits for probes, which take seconds at most. A round that waited for ever would be the last one. */
    private static void acquire(Semaphore permits, int number) throws InterruptedException {
        if (!permits.tryAcquire(number, MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("probes did not end within " + MAX_WAIT);
        }
    }

    private void count(Presence presence, ListenerProbe.Finding finding) {
        switch (finding) {
            case LISTENING -> failures.remove(presence);
            case NOBODY -> {
                if (failures.merge(presence, 1, Integer::sum) >= MAX_FAILURES) {
                    failures.remove(presence);
                    Outcome outcome =
                            presences.expire(presence).toCompletableFuture().join();
                    LOG.infof("nobody listens for %s any more: expired=%s", presence, outcome == Outcome.OK);
                }
            }
            case UNKNOWN -> LOG.debugf("the probe of %s failed", presence);
        }
    }
}
