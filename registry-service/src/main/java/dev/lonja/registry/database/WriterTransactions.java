package dev.lonja.registry.database;

import dev.lonja.registry.directory.LostDatabaseException;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Transactions on one connection that stays open from one to the next, without the transaction manager of the container:
 * the manager and the pool cost a small batch more time than its statement does. For one thread.
 */
@Singleton
@Typed(WriterTransactions.class)
public class WriterTransactions implements Transactions {
    /** A connection that was idle for longer is tried first, because the database may have been restarted meanwhile. */
    private static final long MAX_IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int TRIAL_SECONDS = 2;

    /**
     * Plans that are made once and use the indexes. The planner does not know how long the arrays are, and takes a new
     * table for an empty one: it may choose to read a whole table for each batch, and stay with that until the next
     * ANALYZE. It also takes a plan for arrays of a known length for so much cheaper that it plans every single change
     * again, which costs more than the change.
     *
     * <p>The last setting says that this version knows keys of names; triggers keep the version before away from such names.
     */
    private static final String SESSION =
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
                    + " SET jit = off; SET plan_cache_mode = force_generic_plan; SET lonja.knows_keys = 'on'";

    private final DataSource dataSource;
    private final Statements statements;
    private final OwnSession session;
    private @Nullable Connection open;
    private long usedNanos;

    /** Transactions on a connection of that data source, which is opened when it is first needed. */
    public WriterTransactions(DataSource dataSource, Statements statements, OwnSession session) {
        this.session = session;
        this.dataSource = dataSource;
        this.statements = statements;
    }

    private interface Commit {
        void of(Connection connection) throws SQLException;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return run(false, work, Connection::commit);
    }

    @Override
    public <T> T asOneExchange(Supplier<T> work) {
        return run(true, work, alreadyCommitted -> {});
    }

    private <T> T run(boolean autoCommit, Supplier<T> work, Commit commit) {
        Connection connection = connect(autoCommit);
        try {
            T result = statements.on(connection, work);
            commit.of(connection);
            usedNanos = System.nanoTime();
            return result;
        } catch (SQLException failure) {
            discard(connection);
            throw new LostDatabaseException("whether the last writes were committed is not known", failure);
        } catch (RuntimeException failure) {
            throw isUsableAfterRollback(connection)
                    ? failure
                    : new LostDatabaseException("the connection was lost", failure);
        }
    }

    private Connection connect(boolean autoCommit) {
        try {
            Connection connection = usableConnection();
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            return connection;
        } catch (SQLException failure) {
            if (open != null) {
                discard(open);
            }
            throw new LostDatabaseException("the database cannot be reached", failure);
        }
    }

    private Connection usableConnection() throws SQLException {
        Connection connection = open;
        if (connection == null) {
            return open();
        }
        boolean wasIdle = System.nanoTime() - usedNanos > MAX_IDLE_NANOS;
        if (wasIdle && !connection.isValid(TRIAL_SECONDS)) {
            discard(connection);
            return open();
        }
        return connection;
    }

    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        open = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
        }
        session.begin(connection.unwrap(PGConnection.class).getBackendPID());
        return connection;
    }

    private boolean isUsableAfterRollback(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            if (connection.isValid(TRIAL_SECONDS)) {
                return true;
            }
        } catch (SQLException lost) {
            // The connection is not usable.
        }
        discard(connection);
        return false;
    }

    /** Ends the session at the server too: its settings must not come back with the pool. */
    private void discard(Connection connection) {
        open = null;
        session.end();
        PooledSession.end(connection);
    }
}
