package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.failure.Trouble;
import dev.lonja.peer.publications.Reconciler;
import dev.lonja.peer.scan.Description;
import dev.lonja.peer.scan.ScanRules;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.shared.OpenCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The main loop of the server: it listens, connects its user, publishes the files of the folder and follows their changes.
 * It connects again when the registry has lost the user or could not be reached. Once it listens, no failure ends it; and
 * whatever ends it, it disconnects its user first.
 *
 * <p>Threads: the main thread; {@link #close()} is called from another one.
 */
public final class ServeLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServeLoop.class);

    private final ServeConfig config;
    private final ServeTimeouts timeouts;
    private final Agent agent;
    private final ServeStatus status;
    private final HealthServer health;
    private final OpenCheck check;
    private final Wake wake = new Wake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Backoff backoff;
    private final Trouble trouble = Trouble.of("the server failed and goes on", LOG);
    private volatile boolean hasBegun;
    private volatile boolean isLeaving;
    private volatile @Nullable Reconciler reconciling;

    /**
     * A loop that does not run yet.
     *
     * @param check tells which files this process can serve
     */
    public ServeLoop(ServeConfig config, Agent agent, HealthServer health, OpenCheck check) {
        this(config, ServeTimeouts.DEFAULT, agent, health, check);
    }

    ServeLoop(ServeConfig config, ServeTimeouts timeouts, Agent agent, HealthServer health, OpenCheck check) {
        this.config = config;
        this.timeouts = timeouts;
        this.agent = agent;
        this.status = health.status();
        this.health = health;
        this.check = check;
        this.backoff = new Backoff(timeouts.minBackoff(), timeouts.maxBackoff(), ThreadLocalRandom.current());
    }

    /**
     * Serves until {@link #close()}.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong
     * @throws IOException if no port can be listened on
     */
    public void run() throws IOException, InterruptedException {
        ServeSettings.check(config);
        hasBegun = true;
        try {
            serve(config.user().orElseThrow());
        } finally {
            end();
        }
    }

    /** Ends the loop, and waits until it has disconnected its user. */
    @Override
    public void close() {
        wake.stop();
        if (!hasBegun) {
            return;
        }
        cancel();
        try {
            if (!hasEnded() && !isLeaving) {
                LOG.warn(
                        "the main thread does not respond, for example because a disk does not; disconnecting the user");
                cancel();
                leave();
            } else if (!hasEnded()) {
                LOG.warn("the registry has not answered DISCONNECT in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEnded() throws InterruptedException {
        return ended.await(timeouts.goodbye().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the requests under way, which the loop may wait for. */
    private void cancel() {
        Reconciler running = reconciling;
        if (running != null) {
            running.close();
        }
        agent.cancel();
    }

    private void end() {
        isLeaving = true;
        try {
            leave();
            health.close();
        } finally {
            ended.countDown();
        }
    }

    private void leave() {
        agent.close()
                .ifPresent(left -> LOG.infof(
                        "user=%s disconnected outcome=%s",
                        config.user().orElse(""), left.reply().outcome()));
    }

    private void serve(String user) throws IOException, InterruptedException {
        Path root = config.share().orElseThrow().toAbsolutePath().normalize();
        var presence = new ServedPresence(agent, user, agent.listen(user));
        health.start();
        var rules = new ScanRules(config.maxFiles(), timeouts.stability());
        var folder = new SharedFolder(root, new Description(config.description().orElse("")), rules, check);
        try (FolderWatch watch = FolderWatch.ofSystem(status, timeouts.unwatched(), wake::changed);
                Reconciler reconciler = agent.reconciler(user, root)) {
            reconciling = reconciler;
            var publisher = new FolderPublisher(config, folder, watch, reconciler);
            publisher.share();
            status.set(ServeStatus.Moment.disconnected(user));
            while (!wake.isStopping()) {
                attempt(presence, publisher);
                status.set(ServeStatus.Moment.disconnected(user).failed(presence.reason()));
                if (!wake.isStopping()) {
                    wake.pause(backoff.next());
                }
            }
        }
    }

    private void attempt(ServedPresence presence, FolderPublisher publisher) throws InterruptedException {
        try {
            if (presence.connect()) {
                backoff.reset();
                stayConnected(presence, publisher);
            }
            trouble.end();
        } catch (RuntimeException | Error failure) {
            if (!trouble.exists()) {
                LOG.warn("the server failed", failure);
            }
            trouble.begin(failure.toString());
        }
    }

    /** Publishes the folder after each change and at intervals, until the user is no longer connected. */
    private void stayConnected(ServedPresence presence, FolderPublisher publisher) throws InterruptedException {
        var schedule = new ComparisonSchedule(config, timeouts);
        publisher.connected();
        long askNanos = System.nanoTime() + config.presenceInterval().toNanos();
        while (!wake.isStopping()) {
            if (schedule.isDue()) {
                FolderComparison comparison = publisher.compare(schedule.beginFull());
                status.compared(!comparison.isFailed());
                status.set(comparison.moment());
                schedule.done(comparison, status.isWatching());
                askNanos = comparison.isRegistryFailing() ? System.nanoTime() : askNanos;
            }
            if (!wake.isStopping() && System.nanoTime() - askNanos >= 0) {
                if (!presence.keep()) {
                    return;
                }
                askNanos = System.nanoTime() + config.presenceInterval().toNanos();
                if (publisher.isElsewhere()) {
                    schedule.changed();
                }
            }
            Duration untilAsking = Duration.ofNanos(Math.max(0, askNanos - System.nanoTime()));
            Duration untilComparing = schedule.untilDue();
            if (wake.await(untilAsking.compareTo(untilComparing) < 0 ? untilAsking : untilComparing)) {
                schedule.changed();
            }
        }
    }
}
