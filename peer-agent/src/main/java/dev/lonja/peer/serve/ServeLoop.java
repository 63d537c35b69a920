package dev.lonja.peer.serve;

import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.peer.upload.FileServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
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
 * The life of a headless agent: listens, connects its user, publishes what lies below the folder, follows its changes, and
 * begins again with connecting whenever the registry has lost the user or cannot be reached.
 */
@Singleton
public final class ServeLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServeLoop.class);
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private final ServeConfig config;
    private final ClassicChannel registry;
    private final FileServer server;
    private final ShareStore shares;
    private final ServeStatus status;
    private final HealthServer health;
    private final Wake wake = new Wake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Backoff backoff;
    private Set<String> skippedBefore = new HashSet<>();
    private volatile boolean hasBegun;

    ServeLoop(
            ServeConfig config,
            ClassicChannel registry,
            FileServer server,
            ShareStore shares,
            ServeStatus status,
            HealthServer health) {
        this.config = config;
        this.registry = registry;
        this.server = server;
        this.shares = shares;
        this.status = status;
        this.health = health;
        this.backoff = new Backoff(config.minBackoff(), config.maxBackoff(), ThreadLocalRandom.current());
    }

    /** Whether the agent was told to run headless. */
    public boolean isWanted() {
        return config.user().isPresent();
    }

    /**
     * Serves until {@link #close()}.
     *
     * @throws IOException if the folder cannot be read, or no port can be listened on
     */
    public void run() throws IOException, InterruptedException {
        hasBegun = true;
        String user = config.user().orElseThrow();
        Path root = config.share().orElseThrow().toRealPath();
        SharedFiles sharedFiles = shares.load(registry.name(), user);
        int port = server.start(sharedFiles);
        health.start();
        var folder = new SharedFolder(root, new Description(config.description()), config.maxFiles());
        var presence = new ServedPresence(registry, user, config.advertisePort().orElse(port));
        String prefix = root.toString().endsWith("/") ? root.toString() : root + "/";
        try (FolderWatch watch = new FolderWatch(wake::changed);
                Publisher publisher = new Publisher(registry, user, prefix, config.connections())) {
            while (!wake.isStopping()) {
                status.set(new ServeStatus.Moment(user, false, false, 0, 0));
                if (presence.connect()) {
                    backoff.reset();
                    stayConnected(user, presence, () -> publish(folder, watch, publisher, sharedFiles));
                }
                if (!wake.isStopping()) {
                    wake.pause(backoff.next());
                }
            }
            presence.leave();
        } finally {
            server.stop();
            health.close();
            ended.countDown();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        wake.stop();
        try {
            if (hasBegun && !ended.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("the end did not come within %s", GOODBYE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is published, once the registry lists all of it. */
    private interface Publishing {
        Optional<SharedFolder.Snapshot> run() throws IOException, InterruptedException;
    }

    /** Publishes, and again after changes and from time to time, until the user is no longer connected. */
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
                wake.pause(config.settleTime());
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
            SharedFolder folder, FolderWatch watch, Publisher publisher, SharedFiles sharedFiles)
            throws IOException, InterruptedException {
        SharedFolder.Snapshot snapshot = folder.read();
        watch.watch(snapshot.folders());
        Set<String> skipped = new HashSet<>(snapshot.skipped());
        skipped.stream().filter(line -> !skippedBefore.contains(line)).sorted().forEach(LOG::warn);
        skippedBefore = skipped;
        return publisher.publish(snapshot.files(), sharedFiles) ? Optional.of(snapshot) : Optional.empty();
    }
}
