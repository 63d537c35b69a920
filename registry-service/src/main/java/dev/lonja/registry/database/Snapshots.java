package dev.lonja.registry.database;

import dev.lonja.registry.directory.DirectoryException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Transactions that only read, and see one state of the database in all of their statements. They may take long, so they do not
 * use the transaction manager and its timeout.
 */
@Singleton
public class Snapshots {
    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off";

    /** Counting a million rows while other readers do the same takes longer than other statements may take. */
    private static final String LONG = BEGIN + "; SET LOCAL statement_timeout = '15s'";

    private static final int LONG_NETWORK_MILLIS = 16_000;

    private final DataSource dataSource;
    private final Statements statements;

    /** Snapshots on connections of that data source. */
    public Snapshots(DataSource dataSource, Statements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** Runs the work in a snapshot of its own: all statements of this thread. */
    public <T> T inOne(Supplier<T> work) {
        return run(BEGIN, 0, work);
    }

    /** Like {@link #inOne}, and each statement may take as long as an answer may. */
    public <T> T inLongOne(Supplier<T> work) {
        return run(LONG, LONG_NETWORK_MILLIS, work);
    }

    private <T> T run(String begin, int networkMillis, Supplier<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getNetworkTimeout();
            boolean isDone = false;
            try {
                if (networkMillis > before) {
                    connection.setNetworkTimeout(Runnable::run, networkMillis);
                }
                begin(connection, begin);
                T result = statements.on(connection, work);
                end(connection, before);
                isDone = true;
                return result;
            } finally {
                if (!isDone) {
                    rollBack(connection, before);
                }
            }
        } catch (SQLException failure) {
            throw new DirectoryException("the database cannot be read", failure);
        }
    }

    private static void begin(Connection connection, String begin) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(begin);
        }
    }

    private static void end(Connection connection, int networkMillis) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, networkMillis);
    }

    /** After a failure the connection may be lost; then it leaves the pool. */
    private static void rollBack(Connection connection, int networkMillis) {
        try {
            end(connection, networkMillis);
        } catch (SQLException lost) {
            PooledSession.end(connection);
        }
    }
}
