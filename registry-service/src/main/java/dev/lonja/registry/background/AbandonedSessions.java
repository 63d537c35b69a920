package dev.lonja.registry.background;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sessions of registries that wait at the server for a synchronous standby, although their client has given up.
 *
 * <p>When all synchronous standbys are gone, a commit waits for ever. {@code statement_timeout} does not count then, and a
 * client that closes its connection does not end the session: it keeps its place, until {@code max_connections} are used up and
 * reads fail too. Ending such a session makes its commit visible. Its client was told that the change failed, which means that
 * the outcome is not known.
 */
final class AbandonedSessions {
    /** Sessions that wait longer than a registry waits for an answer ({@code socketTimeout}, 5 s): nobody waits for them. */
    private static final String END = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE wait_event = 'SyncRep' AND state_change < clock_timestamp() - interval '6 s'
                AND datname = current_database() AND usename = current_user
                AND application_name = current_setting('application_name')""";

    private AbandonedSessions() {}

    /** Ends them, on another session of the same program. */
    static void end(Statement statement) throws SQLException {
        statement.execute(END);
    }
}
