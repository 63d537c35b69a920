package dev.lonja.registry.database;

import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.LostDatabaseException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The gateway for plain SQL. A statement runs on the connection that was lent to this thread (the writer uses one connection
 * for all its statements), or else in the current transaction of the transaction manager. Without both it fails.
 */
@Singleton
public class Statements {
    /** The rows that are fetched at a time. Even the longest rows are less than a megabyte together. */
    private static final int ROWS_AT_A_TIME = 500;
    /** Sorting fewer rows takes no time that a reader notices. */
    private static final long MAX_SORTED_ROWS = 20_000;

    private final DataSource dataSource;
    private final ThreadLocal<Connection> lent = new ThreadLocal<>();

    /** Statements on connections of that data source. */
    public Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row of a result. */
    public interface RowReader {
        /** Reads the current row. */
        void read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** Runs the work on that connection: all statements of this thread. The caller controls the transaction. */
    public <T> T on(Connection connection, Supplier<T> work) {
        lent.set(connection);
        try {
            return work.get();
        } finally {
            lent.remove();
        }
    }

    /** Runs a change and returns the number of changed rows. */
    public int update(String sql, Object... parameters) {
        return run(sql, PreparedStatement::executeUpdate, parameters);
    }

    /** Runs a query for one boolean; empty if it finds no row. */
    public Optional<Boolean> findTruth(String sql, Object... parameters) {
        return run(
                sql,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
                    }
                },
                parameters);
    }

    /** A statement that returns rows, and the reader of each of them. */
    public record Query(String sql, RowReader reader, List<Object> parameters) {
        /** A query with these parameters, in order. */
        public Query(String sql, RowReader reader, Object... parameters) {
            this(sql, reader, List.of(parameters));
        }
    }

    /** Runs a statement that returns rows, and hands each of them to the reader. */
    public void query(String sql, RowReader reader, Object... parameters) {
        run(sql, statement -> readAll(statement, reader), parameters);
    }

    /**
     * Runs several statements in one round trip to the database. If none of them begins a transaction, they are one: all
     * or nothing. What they return together must fit into the buffers of a connection: 64 KB.
     */
    public <T> List<T> runTogether(List<DeferredQuery<T>> all) {
        List<Query> queries = all.stream().map(DeferredQuery::query).toList();
        String sql = queries.stream().map(Query::sql).collect(Collectors.joining(";\n"));
        run(
                sql,
                statement -> {
                    boolean hasRows = statement.execute();
                    for (Query query : queries) {
                        if (!hasRows) {
                            throw new SQLException("no rows are returned by: " + query.sql());
                        }
                        try (ResultSet rows = statement.getResultSet()) {
                            readRows(rows, query.reader());
                        }
                        hasRows = statement.getMoreResults();
                    }
                    return true;
                },
                queries.stream().flatMap(query -> query.parameters().stream()).toArray());
        try {
            return all.stream().map(query -> query.result().get()).toList();
        } catch (RuntimeException failure) {
            throw isCommitted() ? new LostDatabaseException("what was committed is not known", failure) : failure;
        }
    }

    /** Whether a statement that has run is committed. A second try would then find its own change. */
    private boolean isCommitted() {
        Connection own = lent.get();
        try {
            return own != null && own.getAutoCommit();
        } catch (SQLException closed) {
            return true;
        }
    }

    /** Reads one row of a long result, and decides whether to go on. */
    public interface StepReader {
        /** Reads the current row. Returns whether the others are wanted. */
        boolean read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query of about that many rows, and holds only some of them at a time, until the reader has enough. Needs a
     * transaction. A long result must have the order of an index, because sorting it takes longer than a statement may take.
     */
    public void queryInSteps(String sql, long count, StepReader reader, Object... parameters) {
        if (count > MAX_SORTED_ROWS) {
            update("SET LOCAL enable_sort = off");
        }
        run(
                sql,
                statement -> {
                    statement.setFetchSize(ROWS_AT_A_TIME);
                    try (ResultSet rows = statement.executeQuery()) {
                        boolean isWanted = true;
                        while (isWanted && rows.next()) {
                            isWanted = reader.read(rows);
                        }
                        return isWanted;
                    }
                },
                parameters);
    }

    /** The number in that column of the current row; empty if it is null. */
    public static OptionalLong number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Runs a query for one number; empty if it finds no row. */
    public Optional<Long> findNumber(String sql, Object... parameters) {
        return run(
                sql,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
                    }
                },
                parameters);
    }

    private static boolean readAll(PreparedStatement statement, RowReader reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            readRows(rows, reader);
            return true;
        }
    }

    private static void readRows(ResultSet rows, RowReader reader) throws SQLException {
        while (rows.next()) {
            reader.read(rows);
        }
    }

    private <T> T run(String sql, Work<T> work, Object... parameters) {
        try {
            Connection own = lent.get();
            if (own != null) {
                return prepareAndRun(own, sql, work, parameters);
            }
            if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
                throw new DirectoryException("there is no transaction for: " + sql);
            }
            try (Connection connection = dataSource.getConnection()) {
                return prepareAndRun(connection, sql, work, parameters);
            }
        } catch (SQLException failure) {
            throw new DirectoryException("cannot run: " + sql, failure);
        }
    }

    private static <T> T prepareAndRun(Connection connection, String sql, Work<T> work, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                bind(connection, statement, at + 1, parameters[at]);
            }
            return work.run(statement);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, Object parameter)
            throws SQLException {
        switch (parameter) {
            case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(at, connection.createArrayOf("int8", numbers));
            default -> statement.setObject(at, parameter);
        }
    }
}
