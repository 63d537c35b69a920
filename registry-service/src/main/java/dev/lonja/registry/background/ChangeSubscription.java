package dev.lonja.registry.background;

import dev.lonja.registry.database.OwnSession;
import dev.lonja.registry.database.PooledSession;
import dev.lonja.registry.directory.LostDatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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
    /** When this has returned, the notifications of all commits in the snapshot have arrived. */
    private static final String ROUND_TRIP = "SELECT pg_current_snapshot()::text";

    private static final String EVERYTHING = "*";
    private static final String PRESENCE = "p";
    private static final String CONTENT = "c";
    private static final String DELETED = "d";
    private static final String SOME_DELETED = "g";
    private static final String KEYS = "k";
    private static final String RULES = "r";
    private static final String MARK = "=";

    private final Connection connection;
    private final PGConnection notifications;
    private final OwnSession ownSession;
    private String proven = "";

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
            String snapshot = roundTripSnapshot();
            ChangeNotice notice = notice(notifications.getNotifications());
            proven = snapshot;
            return notice;
        } catch (SQLException failure) {
            throw lost(failure);
        }
    }

    /** The snapshot of the last round trip: all commits in it are in notices that were returned. */
    public String proven() {
        return proven;
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
        List<ChangeNotice.Deleted> deleted = new ArrayList<>();
        Set<String> keyed = new HashSet<>();
        boolean areRules = false;
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
                case DELETED -> deleted.add(new ChangeNotice.Deleted(names.getFirst(), names.subList(1, names.size())));
                case SOME_DELETED -> names.forEach(name -> deleted.add(new ChangeNotice.Deleted(name, List.of())));
                case KEYS -> keyed.addAll(names);
                case RULES -> areRules = true;
                case MARK -> mark = Optional.of(names.getFirst());
                case EVERYTHING -> isEverything = true;
                default -> LOG.debugf("unknown notification: %s", notification.getParameter());
            }
        }
        return new ChangeNotice(users, owners, deleted, keyed, areRules, isEverything, mark);
    }

    static LostDatabaseException lost(SQLException failure) {
        return new LostDatabaseException("no notifications of the database: " + failure.getMessage(), failure);
    }

    private String roundTripSnapshot() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet only = statement.executeQuery(ROUND_TRIP)) {
            only.next();
            return only.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
