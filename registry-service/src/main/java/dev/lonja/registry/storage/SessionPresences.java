package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.SessionChange.ConnectSession;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import dev.lonja.registry.storage.session.PresentPeer;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The presences of connected users as sessions make and see them: with keys, and with several addresses. */
@Singleton
public class SessionPresences {
    /** True if a session of that key takes the presence from the session that has it. */
    private static final String IS_OVER = """
            presence.key_id = excluded.key_id OR presence.generation IN (SELECT w.silent FROM w WHERE w.silent > 0)
            OR NOT EXISTS (SELECT FROM replica l WHERE l.id = presence.replica AND l.lease_ends > now())""";

    /**
     * The row of the user is locked first, because another registry may change its keys at the same time. What was replaced is found by
     * a look at the table from before the statement.
     */
    private static final String CONNECT =
            """
            WITH w AS (
                    SELECT * FROM unnest(
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                        AS w (name, key, address, origin, port, addresses, features, replica, silent)),
                begun AS (
                    INSERT INTO presence (user_id, address, origin, port, key_id, addresses, features, replica)
                    SELECT u.id, w.address, w.origin, w.port::int, w.key, w.addresses, w.features, w.replica
                    FROM w JOIN registered_user u ON u.name = w.name AND %s
                    FOR NO KEY UPDATE OF u
                    ON CONFLICT (user_id) DO UPDATE
                        SET address = excluded.address, origin = excluded.origin, port = excluded.port,
                            key_id = excluded.key_id, addresses = excluded.addresses, features = excluded.features,
                            replica = excluded.replica, connected_at = now(), generation = DEFAULT
                        WHERE EXISTS (
                            SELECT FROM registered_user r
                            WHERE r.id = presence.user_id AND CASE WHEN r.keys = '{}'
                                THEN presence.origin = excluded.origin AND presence.key_id IS NOT NULL AND (%s)
                                ELSE presence.key_id IS NULL OR presence.key_id <> ALL (r.keys) OR %s END)
                    RETURNING user_id, origin, key_id, generation),
                first AS (%s),
                seen AS (
                    UPDATE name_key k SET seen_at = now() FROM begun
                    WHERE k.user_id = begun.user_id AND k.key_id = begun.key_id),
                dropped AS (
                    DELETE FROM held_content h USING begun, presence o
                    WHERE h.user_id = begun.user_id AND o.user_id = begun.user_id
                        AND o.key_id IS DISTINCT FROM begun.key_id)
            SELECT u.name, begun.generation, u.keys <> '{}', o.generation, o.replica, o.key_id
            FROM begun JOIN registered_user u ON u.id = begun.user_id LEFT JOIN presence o ON o.user_id = begun.user_id""".formatted(CallerCondition.MAY_OWN, IS_OVER, IS_OVER, PresenceRepository.USED);

    private static final String PAGE = PresenceRepository.PEERS + " WHERE u.name > ? ORDER BY u.name LIMIT ?";

    private final Statements statements;
    private final Authorization authorization;
    private final UserRepository users;

    /** The presences that these statements find. */
    public SessionPresences(Statements statements, Authorization authorization, UserRepository users) {
        this.statements = statements;
        this.authorization = authorization;
        this.users = users;
    }

    DeferredQuery<List<ChangeResult>> connect(List<ConnectSession> changes) {
        ChangeRows<ConnectSession> rows = new ChangeRows<>(
                changes, change -> new Key(change.user(), authorization.credential(change.caller()), ""));
        Map<String, ChangeResult> made = new HashMap<>();
        Query query = new Query(
                CONNECT,
                row -> made.put(row.getString(1), begun(row)),
                rows.users(),
                rows.callerKeys(),
                rows.texts(change -> change.caller().from().text()),
                rows.texts(change -> change.caller().from().origin()),
                rows.numbers(change -> (long) change.port()),
                rows.texts(change -> change.addresses().toString()),
                rows.texts(ConnectSession::features),
                rows.numbers(ConnectSession::replica),
                rows.numbers(ConnectSession::silentGeneration));
        return new DeferredQuery<>(query, () -> {
            KnownUsers known = made.size() == rows.size() ? users.nobody() : users.known(rows.users());
            return rows.results(change -> {
                ChangeResult result = made.get(change.user());
                return result == null ? known.mayOwnOr(Outcome.ALREADY_CONNECTED, rows.key(change)) : result;
            });
        });
    }

    private static ChangeResult begun(ResultSet row) throws SQLException {
        String before = row.getBoolean(3) ? ConnectSession.KEYED : "";
        long replaced = row.getLong(4);
        Optional<HeldBy> holder = row.wasNull()
                ? Optional.empty()
                : Optional.of(new HeldBy(replaced, row.getLong(5), Objects.requireNonNullElse(row.getString(6), "")));
        return new ChangeResult(Outcome.OK, row.getLong(2), before, holder);
    }

    /** A page of the connected users, which the caller may see. */
    Listed<PeerRow> page(Page page) {
        List<PeerRow> found = new ArrayList<>();
        statements.query(PAGE, row -> found.add(PresentPeer.of(row).row()), page.after(), page.limit() + 1);
        return Listed.page(found, page.limit(), PeerRow::name, row -> row, SessionPresences::length);
    }

    private static int length(PeerRow row) {
        return row.name().length() + row.addresses().length() + row.features().length();
    }
}
