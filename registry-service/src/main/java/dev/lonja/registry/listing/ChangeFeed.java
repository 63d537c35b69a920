package dev.lonja.registry.listing;

import dev.lonja.registry.background.ChangeNotice;
import dev.lonja.registry.background.ChangeSubscription;
import dev.lonja.registry.background.ChangeSubscriptions;
import dev.lonja.registry.background.KeepsThread;
import dev.lonja.registry.background.LivingThread;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Follows the changes that others make in the database, on a thread of its own.
 *
 * <p>A round trip at regular intervals proves that no notification is missing. The cached listings are fresh from the
 * beginning of a round trip for {@link Freshness#MAX_STALE}. If the connection is lost, everything is read again on
 * the next one.
 */
@Singleton
class ChangeFeed implements KeepsThread, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(300);
    /** Several, so that one late round trip does not end the freshness. */
    private static final int ROUND_TRIPS_PER_LEASE = 5;

    private static final Duration ROUND_TRIP_INTERVAL = Freshness.MAX_STALE.dividedBy(ROUND_TRIPS_PER_LEASE);

    private final ChangeSubscriptions subscriptions;
    private final ListingRefresh refresh;
    private final List<FeedListener> listeners;
    private final LivingThread thread = new LivingThread("lonja-changes", this::run);
    private volatile String mark = "";
    private volatile boolean isFollowing;
    private boolean isLossLogged;

    ChangeFeed(ChangeSubscriptions subscriptions, ListingRefresh refresh, @All List<FeedListener> listeners) {
        this.subscriptions = subscriptions;
        this.refresh = refresh;
        this.listeners = listeners;
    }

    void onStart(@Observes StartupEvent event, MeterRegistry registry) {
        thread.start();
        Gauge.builder("lonja.feed.following", this, feed -> feed.isFollowing ? 1 : 0)
                .description(
                        "Whether the changes of other registries are followed; else listings come from the database")
                .strongReference(true)
                .register(registry);
    }

    /** Ends while there still are connections: after the requests, before the beans. */
    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        close();
    }

    @Override
    @PreDestroy
    public void close() {
        thread.close();
    }

    /** The last mark that was received; everything that was committed before it was sent has been handled. */
    String mark() {
        return mark;
    }

    @Override
    public LivingThread thread() {
        return thread;
    }

    /** Whether the changes of others are followed now; otherwise listings are read from the database. */
    boolean isFollowing() {
        return isFollowing;
    }

    private void run() throws InterruptedException {
        do {
            try {
                followUntilLost();
            } finally {
                isFollowing = false;
                refresh.clear();
            }
        } while (!thread.awaitClose(RECONNECT_PAUSE));
    }

    private void followUntilLost() {
        try (ChangeSubscription subscription = subscriptions.open()) {
            follow(subscription);
        } catch (RuntimeException failure) {
            if (!isClosed() && !isLossLogged) {
                isLossLogged = true;
                LOG.warnf(
                        "listings are read from the database until its changes can be followed: %s",
                        failure.getMessage());
            }
        }
    }

    private void follow(ChangeSubscription subscription) {
        refresh.refreshAll();
        isLossLogged = false;
        isFollowing = true;
        listeners.forEach(FeedListener::everythingChanged);
        long provenNanos = System.nanoTime() - ROUND_TRIP_INTERVAL.toNanos();
        while (!isClosed()) {
            long now = System.nanoTime();
            if (now - provenNanos >= ROUND_TRIP_INTERVAL.toNanos()) {
                handle(subscription.roundTrip());
                listeners.forEach(listener -> listener.toldUpTo(subscription.proven()));
                provenNanos = now;
                refresh.freshUntil(now + Freshness.MAX_STALE.toNanos());
            }
            handle(subscription.await(ROUND_TRIP_INTERVAL));
        }
    }

    private void handle(ChangeNotice notice) {
        tellListeners(notice);
        if (notice.isEverything()) {
            refresh.refreshAll();
        } else {
            refresh.refresh(notice.users(), notice.owners());
        }
        notice.mark().ifPresent(received -> mark = received);
    }

    private void tellListeners(ChangeNotice notice) {
        for (FeedListener listener : listeners) {
            if (!notice.users().isEmpty()) {
                listener.presenceChanged(notice.users());
            }
            if (!notice.owners().isEmpty()) {
                listener.contentChanged(notice.owners());
            }
            notice.deleted().forEach(deleted -> listener.deleted(deleted.owner(), deleted.paths()));
            if (!notice.keyed().isEmpty()) {
                listener.keysChanged(notice.keyed());
            }
            if (notice.areRules()) {
                listener.rulesChanged();
            }
            if (notice.isEverything()) {
                listener.everythingChanged();
            }
        }
    }

    private boolean isClosed() {
        return thread.isClosed();
    }
}
