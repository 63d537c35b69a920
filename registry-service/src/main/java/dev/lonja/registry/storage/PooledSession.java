package dev.lonja.registry.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/** Sessions of PostgreSQL whose state must not come back with the pool. */
public final class PooledSession {

    private PooledSession() {}

    /**
     * Ends the session at the server, at once and whatever it is doing, and gives its place in the pool free.
     *
     * <p>The abort of the pool's own connection only lets go of the real one, which then lives on and keeps its place.
     */
    public static void end(Connection pooled) {
        try (pooled) {
            pooled.unwrap(PgConnection.class).abort(Runnable::run);
            // From this failure the pool learns that the connection is of no use.
            pooled.createStatement().close();
        } catch (SQLException ended) {
            // That was the purpose.
        }
    }
}
