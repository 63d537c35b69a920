package dev.lonja.registry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Whether the connections to the database are sessions of their own. Behind a pooler in transaction mode they are not:
 * advisory locks, LISTEN, settings and prepared statements get to other clients, and nothing says so.
 *
 * <p>Two connections are compared while one of them is in a transaction. A pooler gives the free session of the first one
 * to the second one, and has to give the first one another session then.
 */
public final class SessionCheck {
    /** A pooler with several free sessions may give the same one twice by chance. */
    private static final int ROUNDS = 3;

    /** A prepared statement exists already, or not any more: a session of one's own has one's own statements. */
    private static final Set<String> STATEMENTS_OF_OTHERS = Set.of("42P05", "26000");

    private static final String IS_STANDBY = "SELECT pg_is_in_recovery()::text";
    private static final String SESSION = "SELECT pg_backend_pid()::text";
    private static final String READ_MARK = "SELECT current_setting('lonja.session', true)";
    private static final String LISTEN = "LISTEN lonja_session_check";
    private static final Logger LOG = Logger.getLogger(SessionCheck.class);

    private final Connection first;
    private final Connection second;
    private final String mark = UUID.randomUUID().toString();

    private SessionCheck(Connection first, Connection second) {
        this.first = first;
        this.second = second;
    }

    /** Opens connections. */
    public interface Connections {
        /** Opens a connection. */
        Connection open() throws SQLException;
    }

    /**
     * Whether the sessions are shared with other connections, which a statement of another client also shows. False if this cannot be found out, because the database does
     * not answer or is a standby: that is said elsewhere.
     */
    public static boolean findsSharedSessions(Connections connections) {
        try {
            Connection first = connections.open();
            try {
                return isPrimary(first) && findsSharedSessions(first, connections);
            } finally {
                PooledSession.end(first);
            }
        } catch (SQLException failure) {
            LOG.debugf("sessions not checked: %s", failure.getMessage());
            return STATEMENTS_OF_OTHERS.contains(Objects.requireNonNullElse(failure.getSQLState(), ""));
        }
    }

    private static boolean findsSharedSessions(Connection first, Connections connections) throws SQLException {
        Connection second = connections.open();
        try {
            SessionCheck check = new SessionCheck(first, second);
            return check.isAnySessionShared() || check.isNotificationLost();
        } finally {
            PooledSession.end(second);
        }
    }

    private static boolean isPrimary(Connection connection) throws SQLException {
        return text(connection, IS_STANDBY).equals("false");
    }

    private boolean isAnySessionShared() throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            if (isSessionShared()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSessionShared() throws SQLException {
        text(first, "SELECT set_config('lonja.session', '" + mark + "', false)");
        String before = text(first, SESSION);
        second.setAutoCommit(false);
        try {
            boolean isSame = text(second, SESSION).equals(before)
                    || text(second, READ_MARK).equals(mark);
            // If it is the same, the first connection might wait for the transaction of the second one.
            return isSame
                    || !text(first, SESSION).equals(before)
                    || !text(first, READ_MARK).equals(mark);
        } finally {
            second.rollback();
            second.setAutoCommit(true);
        }
    }

    /** Whether a notification does not arrive. It is sent without waiting for standbys, which may be gone. */
    private boolean isNotificationLost() throws SQLException {
        try (Statement statement = first.createStatement()) {
            statement.execute(LISTEN);
        }
        second.setAutoCommit(false);
        text(second, "SELECT set_config('synchronous_commit', 'local', true)");
        text(second, "SELECT pg_notify('lonja_session_check', '" + mark + "')::text");
        second.commit();
        // A round trip brings all earlier notifications, however busy the machine is.
        text(first, SESSION);
        PGNotification[] received = first.unwrap(PGConnection.class).getNotifications();
        return Stream.ofNullable(received)
                .flatMap(Arrays::stream)
                .noneMatch(notification -> notification.getParameter().equals(mark));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            String found = rows.next() ? rows.getString(1) : null;
            return found == null ? "" : found;
        }
    }
}
