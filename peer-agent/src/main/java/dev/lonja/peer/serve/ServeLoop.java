package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Reconciler;
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
    private final OpenCheck check;
    private final Wake wake = new Wake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Backoff backoff;
    private volatile boolean hasBegun;

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
     * @throws IOException if the folder cannot be read, or no port can be listened on
     */
    public void run() throws IOException, InterruptedException {
        hasBegun = true;
        try {
            serve(config.user().orElseThrow());
        } finally {
            agent.close()
                    .ifPresent(left -> LOG.infof(
                            "user=%s disconnected outcome=%s",
                            config.user().orElse(""), left.reply().outcome()));
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
        Path root = config.share().orElseThrow().toAbsolutePath().normalize();
        var presence = new ServedPresence(agent, user, agent.listen(user));
        health.start();
        var rules = new ScanRules(config.maxFiles(), timeouts.stability());
        var folder = new SharedFolder(root, new Description(config.description().orElse("")), rules, check);
        try (FolderWatch watch = new FolderWatch(wake::changed);
                Reconciler reconciler = agent.reconciler(user, root)) {
            var publisher = new FolderPublisher(user, folder, watch, reconciler);
            while (!wake.isStopping()) {
                status.set(ServeStatus.Moment.disconnected(user));
                if (presence.connect()) {
                    backoff.reset();
                    stayConnected(presence, publisher);
                }
                if (!wake.isStopping()) {
                    wake.pause(backoff.next());
                }
            }
        }
    }

    /** Publishes the folder after each change and at intervals, until the user is no longer connected. */
    private void stayConnected(ServedPresence presence, FolderPublisher publisher)
            throws IOException, InterruptedException {
        long publishByNanos = System.nanoTime();
        while (!wake.isStopping()) {
            if (System.nanoTime() - publishByNanos >= 0) {
                status.set(publisher.publish());
                if (status.isReady()) {
                    backoff.reset();
                }
                Duration next = status.isReady() ? publisher.nextLook(config.reconcileInterval()) : backoff.next();
                publishByNanos = System.nanoTime() + next.toNanos();
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
}
