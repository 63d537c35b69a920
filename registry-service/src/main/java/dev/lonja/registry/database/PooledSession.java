package dev.lonja.registry.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/** Sessions of PostgreSQL that must not return to the pool, because of their settings, locks or subscriptions. */
public final class PooledSession {

    private PooledSession() {}

    /**
     * Ends the session at the server at once, whatever it is doing, and frees its place in the pool.
     *
     * <p>To abort the connection of the pool is not enough: the real connection would stay open and keep its place.
     */
    public static void end(Connection pooled) {
        try (pooled) {
            pooled.unwrap(PgConnection.class).abort(Runnable::run);
            // This fails, and shows the pool that the connection is broken.
            pooled.createStatement().close();
        } catch (SQLException ended) {
            // As intended.
        }
    }
}
