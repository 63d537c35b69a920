package dev.lonja.registry.listing;

import dev.lonja.registry.commit.OwnSession;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.storage.PooledSession;
import dev.lonja.registry.storage.Statements;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to what others change in the database, on a connection and a thread of its own.
 *
 * <p>A round trip from time to time proves that nothing was missed; the cache is fresh from the beginning of one
 * no longer than {@link ListingConfig#maxStale()}. When the connection is lost, everything is read anew on the next one.
 */
@Singleton
class ChangeFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final String LISTEN = "LISTEN lonja_changes";
    private static final String EVERYTHING = "*";
    private static final String PRESENCE = "p";
    private static final String CONTENT = "c";
    private static final String MARK = "=";
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int ROUND_TRIPS_PER_TRUST = 5;

    private final DataSource dataSource;
    private final Statements statements;
    private final OwnSession ownSession;
    private final ListingQueries queries;
    private final Listings listings;
    private final ListingConfig config;
    private final List<FeedListener> listeners;
    private final Thread thread = new Thread(this::run, "lonja-changes");
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String mark = "";
    private boolean isLossSaid;
    private long triedNanos;

    ChangeFeed(
            DataSource dataSource,
            Statements statements,
            OwnSession ownSession,
            ListingQueries queries,
            Listings listings,
            ListingConfig config,
            @All List<FeedListener> listeners) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.ownSession = ownSession;
        this.queries = queries;
        this.listings = listings;
        this.config = config;
        this.listeners = listeners;
        thread.setDaemon(true);
    }

    void onStart(@Observes StartupEvent event) {
        if (config.keep()) {
            thread.start();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    /** The last mark that somebody sent; everything that was committed before it has been seen. */
    String mark() {
        return mark;
    }

    private void run() {
        try {
            do {
                followUntilLost();
                listings.freshness().end();
                listings.users().forgetAll();
                listings.contents().invalidateAll();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilLost() {
        try {
            Connection connection = dataSource.getConnection();
            try {
                follow(connection);
            } finally {
                // Else it would listen on in the pool.
                PooledSession.end(connection);
            }
        } catch (SQLException | DirectoryException failure) {
            if (!isClosed() && !isLossSaid) {
                isLossSaid = true;
                LOG.warnf("listings are asked of the database until it can be followed: %s", failure.getMessage());
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        int pollMillis = Math.max(1, (int) config.maxStale().toMillis() / ROUND_TRIPS_PER_TRUST);
        execute(connection, LISTEN);
        readAll(connection);
        isLossSaid = false;
        listeners.forEach(FeedListener::everythingChanged);
        long provenNanos = System.nanoTime() - Duration.ofMillis(pollMillis).toNanos();
        while (!isClosed()) {
            long now = System.nanoTime();
            if (now - provenNanos >= Duration.ofMillis(pollMillis).toNanos()) {
                execute(connection, "SELECT 1");
                hear(connection, notifications.getNotifications());
                provenNanos = now;
                listings.freshness().until(now + config.maxStale().toNanos());
            }
            hear(connection, notifications.getNotifications(pollMillis));
        }
    }

    private void hear(Connection connection, PGNotification[] heard) throws SQLException {
        Set<String> users = new HashSet<>();
        Set<String> owners = new HashSet<>();
        boolean isEverything = false;
        String lastMark = mark;
        for (PGNotification notification : heard) {
            if (ownSession.is(notification.getPID())) {
                continue;
            }
            String[] words = notification.getParameter().split(" ");
            List<String> names = List.of(words).subList(1, words.length);
            switch (words[0]) {
                case PRESENCE -> users.addAll(names);
                case CONTENT -> owners.addAll(names);
                case MARK -> lastMark = names.getFirst();
                case EVERYTHING -> isEverything = true;
                default -> LOG.debugf("not understood: %s", notification.getParameter());
            }
        }
        tell(users, owners, isEverything);
        listings.contents().invalidate(owners);
        users.addAll(listings.users().stale());
        if (isEverything || isWorthAnotherTry()) {
            readAll(connection);
        } else if (!users.isEmpty()) {
            read(connection, users);
        }
        mark = lastMark;
    }

    private void tell(Set<String> users, Set<String> owners, boolean isEverything) {
        for (FeedListener listener : listeners) {
            if (!users.isEmpty()) {
                listener.presenceChanged(users);
            }
            if (!owners.isEmpty()) {
                listener.contentChanged(owners);
            }
            if (isEverything) {
                listener.everythingChanged();
            }
        }
    }

    private void readAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        CachedUsers users = listings.users();
        statements.on(connection, () -> {
            users.beginRead();
            if (queries.presentUsersBytes() > users.maxBytes()) {
                users.forgetAll();
            } else {
                users.readAll(queries.presentUsers(users));
            }
            return users;
        });
        connection.commit();
        connection.setAutoCommit(true);
        listings.contents().invalidateAll();
        triedNanos = System.nanoTime();
    }

    private void read(Connection connection, Set<String> users) {
        listings.users().beginRead();
        listings.users()
                .read(
                        users,
                        statements.on(
                                connection,
                                () -> queries.presentUsers(listings.users(), users.toArray(String[]::new))));
    }

    /** There were too many users to be kept, and may not be any more. */
    private boolean isWorthAnotherTry() {
        return !listings.users().isComplete() && System.nanoTime() - triedNanos > RETRY.toNanos();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
