package dev.lonja.registry.background;

import dev.lonja.registry.database.OwnSession;
import dev.lonja.registry.database.PooledSession;
import dev.lonja.registry.directory.LostDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection that receives the notifications of the database's triggers. For one thread; blocks. */
public final class ChangeSubscription implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChangeSubscription.class);
    private static final String LISTEN = "LISTEN lonja_changes";
    private static final String ROUND_TRIP = "SELECT 1";
    private static final String EVERYTHING = "*";
    private static final String PRESENCE = "p";
    private static final String CONTENT = "c";
    private static final String MARK = "=";

    private final Connection connection;
    private final PGConnection notifications;
    private final OwnSession ownSession;

    private ChangeSubscription(Connection connection, OwnSession ownSession) throws SQLException {
        this.connection = connection;
        this.notifications = connection.unwrap(PGConnection.class);
        this.ownSession = ownSession;
    }

    static ChangeSubscription open(Connection connection, OwnSession ownSession) {
        try {
            ChangeSubscription subscription = new ChangeSubscription(connection, ownSession);
            subscription.execute(LISTEN);
            return subscription;
        } catch (SQLException failure) {
            PooledSession.end(connection);
            throw lost(failure);
        }
    }

    /**
     * Makes a round trip to the database. All earlier commits are in this notice or in an earlier one.
     *
     * @throws LostDatabaseException if the connection was lost
     */
    public ChangeNotice roundTrip() {
        try {
            execute(ROUND_TRIP);
            return notice(notifications.getNotifications());
        } catch (SQLException failure) {
            throw lost(failure);
        }
    }

    /**
     * Waits for notifications, no longer than that.
     *
     * @throws LostDatabaseException if the connection was lost
     */
    public ChangeNotice await(Duration time) {
        try {
            return notice(notifications.getNotifications((int) time.toMillis()));
        } catch (SQLException failure) {
            throw lost(failure);
        }
    }

    /** Ends the session, because in the pool it would continue to listen. */
    @Override
    public void close() {
        PooledSession.end(connection);
    }

    private ChangeNotice notice(PGNotification[] received) {
        Set<String> users = new HashSet<>();
        Set<String> owners = new HashSet<>();
        boolean isEverything = false;
        Optional<String> mark = Optional.empty();
        for (PGNotification notification : received) {
            if (ownSession.is(notification.getPID())) {
                continue;
            }
            String[] words = notification.getParameter().split(" ");
            List<String> names = List.of(words).subList(1, words.length);
            switch (words[0]) {
                case PRESENCE -> users.addAll(names);
                case CONTENT -> owners.addAll(names);
                case MARK -> mark = Optional.of(names.getFirst());
                case EVERYTHING -> isEverything = true;
                default -> LOG.debugf("unknown notification: %s", notification.getParameter());
            }
        }
        return new ChangeNotice(users, owners, isEverything, mark);
    }

    static LostDatabaseException lost(SQLException failure) {
        return new LostDatabaseException("no notifications of the database: " + failure.getMessage(), failure);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
