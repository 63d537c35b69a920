package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Reconciler;
import dev.lonja.peer.agent.Reconciler.Reconciliation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The main loop of the server: it listens, connects its user, publishes the files of the folder and follows their changes.
 * It connects again when the registry has lost the user or could not be reached.
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
    private final Wake wake = new Wake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Backoff backoff;
    private Set<String> skippedBefore = new HashSet<>();
    private volatile boolean hasBegun;

    /** A loop that does not run yet. */
    public ServeLoop(ServeConfig config, Agent agent, HealthServer health) {
        this(config, ServeTimeouts.DEFAULT, agent, health);
    }

    ServeLoop(ServeConfig config, ServeTimeouts timeouts, Agent agent, HealthServer health) {
        this.config = config;
        this.timeouts = timeouts;
        this.agent = agent;
        this.status = health.status();
        this.health = health;
        this.backoff = new Backoff(timeouts.minBackoff(), timeouts.maxBackoff(), ThreadLocalRandom.current());
    }

    /**
     * Serves until {@link #close()}.
     *
     * @throws IOException if the folder cannot be read, or no port can be listened on
     */
    public void run() throws IOException, InterruptedException {
        hasBegun = true;
        try {
            serve(config.user().orElseThrow());
        } finally {
            agent.close()
                    .ifPresent(left ->
                            LOG.infof("disconnected outcome=%s", left.reply().outcome()));
            health.close();
            ended.countDown();
        }
    }

    /** Ends the loop, and waits until it has disconnected its user. */
    @Override
    public void close() {
        wake.stop();
        try {
            if (hasBegun && !ended.await(timeouts.goodbye().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("the server did not end within %s", timeouts.goodbye());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(String user) throws IOException, InterruptedException {
        Path root = config.share().orElseThrow().toRealPath();
        var presence = new ServedPresence(agent, user, agent.listen(user));
        health.start();
        var folder = new SharedFolder(root, new Description(config.description().orElse("")), config.maxFiles());
        try (FolderWatch watch = new FolderWatch(wake::changed);
                Reconciler reconciler = agent.reconciler(user, root)) {
            while (!wake.isStopping()) {
                status.set(new ServeStatus.Moment(user, false, false, 0, 0));
                if (presence.connect()) {
                    backoff.reset();
                    stayConnected(user, presence, () -> publish(user, folder, watch, reconciler));
                }
                if (!wake.isStopping()) {
                    wake.pause(backoff.next());
                }
            }
        }
    }

    /** Publishes the folder; empty if the registry does not list all of it afterwards. */
    private interface Publishing {
        Optional<SharedFolder.Snapshot> run() throws IOException, InterruptedException;
    }

    /** Publishes the folder after each change and at intervals, until the user is no longer connected. */
    private void stayConnected(String user, ServedPresence presence, Publishing publishing)
            throws IOException, InterruptedException {
        long publishByNanos = System.nanoTime();
        while (!wake.isStopping()) {
            if (System.nanoTime() - publishByNanos >= 0) {
                Optional<SharedFolder.Snapshot> published = publishing.run();
                status.set(moment(user, published));
                Duration next = published.isPresent() ? config.reconcileInterval() : backoff.next();
                publishByNanos = System.nanoTime() + next.toNanos();
                if (published.isPresent()) {
                    backoff.reset();
                }
            }
            Duration untilPublishing = Duration.ofNanos(Math.max(0, publishByNanos - System.nanoTime()));
            Duration wait = untilPublishing.compareTo(config.presenceInterval()) < 0
                    ? untilPublishing
                    : config.presenceInterval();
            if (wake.await(wait)) {
                wake.pause(timeouts.settle());
                publishByNanos = System.nanoTime();
            } else if (!wake.isStopping() && !presence.isConnected()) {
                return;
            }
        }
    }

    private static ServeStatus.Moment moment(String user, Optional<SharedFolder.Snapshot> published) {
        return published
                .map(snapshot -> new ServeStatus.Moment(
                        user,
                        true,
                        true,
                        snapshot.files().size(),
                        snapshot.skipped().size()))
                .orElseGet(() -> new ServeStatus.Moment(user, true, false, 0, 0));
    }

    private Optional<SharedFolder.Snapshot> publish(
            String user, SharedFolder folder, FolderWatch watch, Reconciler reconciler)
            throws IOException, InterruptedException {
        SharedFolder.Snapshot snapshot = folder.read();
        watch.watch(snapshot.folders());
        Set<String> skipped = new HashSet<>(snapshot.skipped());
        skipped.stream().filter(line -> !skippedBefore.contains(line)).sorted().forEach(LOG::warn);
        skippedBefore = skipped;
        boolean isPublished = switch (reconciler.reconcile(snapshot.files())) {
            case Reconciliation.Unlisted(String reason) -> {
                LOG.warnf("user=%s the published files cannot be listed: %s", user, reason);
                yield false;
            }
            case Reconciliation.Compared compared -> {
                log(user, snapshot, compared);
                yield compared.failed() == 0;
            }
        };
        return isPublished ? Optional.of(snapshot) : Optional.empty();
    }

    private static void log(String user, SharedFolder.Snapshot snapshot, Reconciliation.Compared compared) {
        if (compared.failed() > 0) {
            LOG.warnf(
                    "user=%s %d of %d requests failed",
                    user, compared.failed(), compared.published() + compared.deleted());
        }
        if (compared.published() + compared.deleted() > 0) {
            LOG.infof(
                    "user=%s published=%d removed=%d files=%d",
                    user,
                    compared.published(),
                    compared.deleted(),
                    snapshot.files().size());
        }
    }
}
