package dev.lonja.registry.storage.session;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registries that hold sessions, their leases, and the presences of their sessions. All times are those of the database. */
@Singleton
public class Replicas {
    private static final String RENEW = """
            INSERT INTO replica (id, lease_ends) VALUES (?, now() + make_interval(secs => ?))
            ON CONFLICT (id) DO UPDATE SET lease_ends = excluded.lease_ends""";

    private static final String RELEASE = """
            UPDATE replica SET lease_ends = now() WHERE id = ?""";

    private static final String PRESENCES_OF_DEAD = """
            SELECT u.name, p.generation FROM presence p JOIN registered_user u ON u.id = p.user_id
            WHERE p.replica IS NOT NULL AND NOT EXISTS (
                SELECT FROM replica r WHERE r.id = p.replica AND r.lease_ends + make_interval(secs => ?) > now())
            LIMIT ?""";

    private static final String FORGET_DEAD = """
            DELETE FROM replica r
            WHERE r.lease_ends + make_interval(secs => ?) <= now()
                AND NOT EXISTS (SELECT FROM presence p WHERE p.replica = r.id)""";

    private static final String PRESENCES = """
            SELECT u.name, p.generation FROM presence p JOIN registered_user u ON u.id = p.user_id WHERE p.replica = ?""";

    private static final String OWNERS = """
            SELECT u.name, u.keys, p.generation, p.replica, p.key_id
            FROM registered_user u LEFT JOIN presence p ON p.user_id = u.id WHERE u.name = ANY (?::text[])""";

    private final Statements statements;

    /** The registries that these statements find. */
    public Replicas(Statements statements) {
        this.statements = statements;
    }

    /** Begins or renews the lease of a registry. */
    public int renew(long replica, Duration length) {
        return statements.update(RENEW, replica, seconds(length));
    }

    /** Ends the lease of a registry that stops. */
    public int release(long replica) {
        return statements.update(RELEASE, replica);
    }

    /** The presences of sessions whose registry is gone: the generation by user. */
    public Map<String, Long> presencesOfDead(Duration grace, int limit) {
        return generations(PRESENCES_OF_DEAD, seconds(grace), limit);
    }

    /** Forgets registries that are gone and have no presences any more. */
    public int forgetDead(Duration grace) {
        return statements.update(FORGET_DEAD, seconds(grace));
    }

    /** The presences of the sessions of a registry: the generation by user. */
    public Map<String, Long> presences(long replica) {
        return generations(PRESENCES, replica);
    }

    private Map<String, Long> generations(String query, Object... parameters) {
        Map<String, Long> generations = new HashMap<>();
        statements.query(query, row -> generations.put(row.getString(1), row.getLong(2)), parameters);
        return generations;
    }

    /**
     * Whom a registered name belongs to.
     *
     * @param keys the ids of its keys
     * @param held by whom its presence is held, if it is connected
     */
    public record Owner(Set<String> keys, Optional<HeldBy> held) {
        private static Owner of(ResultSet row) throws SQLException {
            Set<String> keys = Set.of((String[]) row.getArray(2).getArray());
            long generation = row.getLong(3);
            if (row.wasNull()) {
                return new Owner(keys, Optional.empty());
            }
            long replica = row.getLong(4);
            String key = row.getString(5);
            return new Owner(keys, Optional.of(new HeldBy(generation, replica, key == null ? "" : key)));
        }
    }

    /** Whom those of these names belong to that are registered. */
    public Map<String, Owner> owners(Collection<String> names) {
        Map<String, Owner> owners = new HashMap<>();
        statements.query(
                OWNERS, row -> owners.put(row.getString(1), Owner.of(row)), (Object) names.toArray(String[]::new));
        return owners;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
