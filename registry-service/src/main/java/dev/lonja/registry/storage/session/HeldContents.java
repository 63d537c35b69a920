package dev.lonja.registry.storage.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.SessionChange.Hold;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import dev.lonja.registry.storage.identity.Standings;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The content that connected users have: what they published, and what they hold of what others published. */
@Singleton
public class HeldContents {
    private static final long NO_MORE = -1;

    /** The presence is locked, so that it does not end meanwhile and leave content behind. */
    private static final String HOLD = """
            WITH w AS (
                    SELECT * FROM unnest(
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                        AS w (name, credential, key, root, size, percent, position)),
                allowed AS (
                    SELECT w.name, u.id, w.root, w.size, w.percent, w.position
                    FROM w JOIN registered_user u ON u.name = w.name JOIN presence p ON p.user_id = u.id AND %s
                    FOR KEY SHARE OF p),
                gone AS (
                    DELETE FROM held_content h USING allowed a
                    WHERE a.percent < 0 AND h.user_id = a.id AND h.root = a.root AND h.size = a.size),
                counted AS (
                    SELECT a.id, a.root, a.size, a.percent, h.user_id IS NOT NULL AS is_held,
                        sum(CASE WHEN a.percent >= 0 AND h.user_id IS NULL THEN 1
                            WHEN a.percent < 0 AND h.user_id IS NOT NULL THEN -1 ELSE 0 END)
                            OVER (PARTITION BY a.id ORDER BY a.position) AS more
                    FROM allowed a
                    LEFT JOIN held_content h ON h.user_id = a.id AND h.root = a.root AND h.size = a.size),
                held AS (
                    INSERT INTO held_content (user_id, root, size, percent)
                    SELECT c.id, c.root, c.size, c.percent FROM counted c
                    WHERE c.percent >= 0 AND (c.is_held OR c.more
                        + (SELECT count(*) FROM held_content h WHERE h.user_id = c.id) <= %d)
                    ON CONFLICT (user_id, root, size) DO UPDATE SET percent = excluded.percent
                    RETURNING user_id, root, size)
            SELECT a.name, a.root, a.size FROM allowed a WHERE a.percent < 0
            UNION ALL
            SELECT u.name, h.root, h.size FROM held h JOIN registered_user u ON u.id = h.user_id""".formatted(CallerCondition.MAY_CHANGE, Hold.MAX_HELD);

    private static final String SOURCES = """
            SELECT s.name, s.key_id, s.address, s.port, s.addresses, s.percent, s.classic_path FROM (
                (SELECT DISTINCT ON (f.user_id) false AS is_holder, u.name, p.key_id, p.address, p.port, p.addresses,
                    100 AS percent, CASE WHEN p.key_id IS NULL THEN f.path ELSE '' END AS classic_path
                FROM published_file f
                JOIN presence p ON p.user_id = f.user_id JOIN registered_user u ON u.id = f.user_id
                WHERE f.root = ? AND f.size = ? AND f.root <> ''
                ORDER BY f.user_id, f.path)
                UNION ALL
                SELECT true, u.name, p.key_id, p.address, p.port, p.addresses, h.percent, ''
                FROM held_content h
                JOIN presence p ON p.user_id = h.user_id JOIN registered_user u ON u.id = h.user_id
                WHERE h.root = ? AND h.size = ? AND NOT EXISTS (
                    SELECT FROM published_file f WHERE f.user_id = h.user_id AND f.root = h.root AND f.size = h.size)
            ) s ORDER BY s.is_holder, s.port = 0, random() LIMIT ?""";

    private final Statements statements;
    private final Authorization authorization;

    /** The content that these statements find. */
    public HeldContents(Statements statements, Authorization authorization) {
        this.statements = statements;
        this.authorization = authorization;
    }

    private record Held(String user, ContentId content) {}

    /** Says how much of content the agents of users have. */
    public DeferredQuery<List<ChangeResult>> hold(List<Hold> changes) {
        ChangeRows<Hold> rows = new ChangeRows<>(
                changes,
                change -> new Key(
                        change.user(),
                        authorization.credential(change.caller()),
                        change.content().root() + change.content().size()));
        Map<Hold, Long> positions = new HashMap<>();
        changes.forEach(change -> positions.put(change, (long) positions.size()));
        Set<Held> made = new HashSet<>();
        Query query = new Query(
                HOLD,
                row -> made.add(new Held(row.getString(1), new ContentId(row.getLong(3), row.getString(2)))),
                rows.users(),
                rows.credentials(),
                rows.callerKeys(),
                rows.texts(change -> change.content().root()),
                rows.numbers(change -> change.content().sizeBytes()),
                rows.numbers(HeldContents::percent),
                rows.numbers(positions::get));
        return new DeferredQuery<>(query, () -> {
            Standings standings =
                    made.size() == rows.size() ? Standings.NONE : Standings.read(statements, rows.users());
            return rows.results(change -> ChangeResult.of(
                    made.contains(new Held(change.user(), change.content())) ? Outcome.OK : whyNot(change, standings)));
        });
    }

    private static long percent(Hold change) {
        return change.percent().isPresent() ? change.percent().getAsInt() : NO_MORE;
    }

    private Outcome whyNot(Hold change, Standings standings) {
        Outcome outcome = standings
                .find(change.user())
                .map(user -> authorization.mayChange(authorization.credential(change.caller()), user.standing()))
                .orElse(Outcome.NO_SUCH_USER);
        return outcome == Outcome.OK ? Outcome.TOO_MUCH : outcome;
    }

    /** Who has that content, at most that many. */
    public List<SourceRow> sources(ContentId content, int limit) {
        List<SourceRow> found = new ArrayList<>();
        statements.query(
                SOURCES,
                row -> found.add(source(row)),
                content.root(),
                content.sizeBytes(),
                content.root(),
                content.sizeBytes(),
                limit);
        return found;
    }

    private static SourceRow source(ResultSet row) throws SQLException {
        String key = row.getString(2);
        return new SourceRow(
                row.getString(1),
                Optional.ofNullable(key).map(KeyId::new),
                ListedAddresses.of(key, row.getString(3), row.getInt(4), row.getString(5)),
                row.getInt(6),
                row.getString(7));
    }
}
