package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange.ExpireName;
import dev.lonja.registry.directory.DirectoryChange.Register;
import dev.lonja.registry.directory.DirectoryChange.RemoveUser;
import dev.lonja.registry.directory.DirectoryChange.Unregister;
import dev.lonja.registry.storage.audit.AuditRepository;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import dev.lonja.registry.storage.identity.OwnedNames;
import dev.lonja.registry.storage.identity.Standings;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The registered users. */
@Singleton
public class UserRepository implements PanacheRepositoryBase<RegisteredUser, Long> {
    /** The limit up to which files of a user are counted, because counting takes time for each file. */
    public static final int MAX_COUNTED_FILES = 10_000;

    /** What the audit shows instead of an administrator when a name expires: the setting that asked for it. */
    public static final String EXPIRED_BY = "lonja.registry.quota.unused-names";

    private static final String SUMMARIES = """
            SELECT u.name, u.registered_at, p.address, p.port, p.connected_at, u.keys, counted.files
            FROM (SELECT u.id, u.name, u.registered_at, u.keys FROM registered_user u
                  WHERE %s ORDER BY u.name LIMIT ?) u
            LEFT JOIN presence p ON p.user_id = u.id
            CROSS JOIN LATERAL (
                SELECT count(*) AS files
                FROM (SELECT FROM published_file f WHERE f.user_id = u.id LIMIT %d) f) counted
            ORDER BY u.name""";

    private static final String PAGE = SUMMARIES.formatted("u.name > ?%s", MAX_COUNTED_FILES + 1);

    private static final String SOME = SUMMARIES.formatted("u.name = ANY (?::text[])", MAX_COUNTED_FILES + 1);

    private static final String ONE = SUMMARIES.formatted("u.name = ?", MAX_COUNTED_FILES + 1);

    /** The lower case of a name that is not ASCII depends on the locale of the database, and so it is compared elsewhere. */
    private static final String CANDIDATES = """
            SELECT u.name FROM registered_user u
            WHERE u.name > ? AND (u.name ILIKE ? OR octet_length(u.name) > char_length(u.name))%s
            ORDER BY u.name LIMIT ?""";

    private static final String IS_CONNECTED = " AND EXISTS (SELECT FROM presence c WHERE c.user_id = u.id)";

    private static final String IS_NOT_CONNECTED = " AND NOT EXISTS (SELECT FROM presence c WHERE c.user_id = u.id)";

    /** Names that keys own, or owned until a while ago, are theirs. */
    private static final String REGISTER = """
            INSERT INTO registered_user (name, claimable_from)
            SELECT w.name, nullif(w.origin, '') FROM unnest(?::text[], ?::text[]) AS w (name, origin)
            WHERE NOT EXISTS (SELECT FROM owned_name o WHERE o.name = w.name AND %s)
            ON CONFLICT DO NOTHING RETURNING name""".formatted(OwnedNames.IS_OWNED);

    private static final String UNREGISTER = """
            WITH gone AS (
                    DELETE FROM registered_user u
                    USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, credential, key)
                    WHERE u.name = w.name AND %s RETURNING u.name, u.keys),
                retained AS (
                    INSERT INTO owned_name (name, keys, free_from)
                    SELECT name, keys, now() + interval '%d days' FROM gone WHERE keys <> '{}'
                    ON CONFLICT (name) DO UPDATE SET keys = excluded.keys, free_from = excluded.free_from)
            SELECT name FROM gone""".formatted(CallerCondition.MAY_ACT, OwnedNames.RETENTION_DAYS);

    private static final String REMOVE = AuditRepository.recorded("DELETE_USER", """
            DELETE FROM registered_user u USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, who, by_address)
            WHERE u.name = w.name RETURNING u.name, '' AS path, 0 AS generation, w.who, w.by_address""", OwnedNames.FREED);

    /** Whoever connects for the first time changes its row, and then this does not find it any more. */
    private static final String EXPIRE =
            AuditRepository.recorded("DELETE_USER", """
            DELETE FROM registered_user u USING unnest(?::text[], ?::text[]) AS w (name, registered_before)
            WHERE u.name = w.name AND NOT u.used AND u.registered_at < w.registered_before::timestamptz
                AND NOT EXISTS (SELECT FROM presence p WHERE p.user_id = u.id)
                AND NOT EXISTS (SELECT FROM published_file f WHERE f.user_id = u.id)
            RETURNING u.name, '' AS path, 0 AS generation, '%s' AS who, '' AS by_address""".formatted(EXPIRED_BY), OwnedNames.FREED);

    private final Statements statements;
    private final Authorization authorization;

    /** A repository that uses these statements. */
    public UserRepository(Statements statements, Authorization authorization) {
        this.statements = statements;
        this.authorization = authorization;
    }

    DeferredQuery<List<ChangeResult>> register(List<Register> changes) {
        ChangeRows<Register> rows = new ChangeRows<>(changes);
        Set<String> added = new HashSet<>();
        Query query =
                new Query(REGISTER, row -> added.add(row.getString(1)), rows.users(), rows.texts(Register::origin));
        return new DeferredQuery<>(query, () -> results(rows, added, Outcome.NAME_IN_USE));
    }

    DeferredQuery<List<ChangeResult>> unregister(List<Unregister> changes) {
        ChangeRows<Unregister> rows = new ChangeRows<>(
                changes, change -> new Key(change.user(), authorization.credential(change.caller()), ""));
        Set<String> removed = new HashSet<>();
        Query query = new Query(
                UNREGISTER, row -> removed.add(row.getString(1)), rows.users(), rows.credentials(), rows.callerKeys());
        return new DeferredQuery<>(query, () -> unregistered(rows, removed));
    }

    private List<ChangeResult> unregistered(ChangeRows<Unregister> rows, Set<String> removed) {
        KnownUsers left = removed.size() == rows.size() ? nobody() : known(rows.users());
        return rows.results(Outcome.NO_SUCH_USER, key -> {
            if (removed.contains(key.user())) {
                return ChangeResult.of(Outcome.OK);
            }
            ChangeResult refused = left.mayActOr(Outcome.FAILED, key);
            return refused.outcome() == Outcome.NOT_CONNECTED ? ChangeResult.of(Outcome.FAILED) : refused;
        });
    }

    DeferredQuery<List<ChangeResult>> remove(List<RemoveUser> changes) {
        ChangeRows<RemoveUser> rows = new ChangeRows<>(changes);
        Set<String> removed = new HashSet<>();
        Query query = new Query(
                REMOVE,
                row -> removed.add(row.getString(1)),
                rows.users(),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
        return new DeferredQuery<>(query, () -> results(rows, removed, Outcome.NO_SUCH_USER));
    }

    DeferredQuery<List<ChangeResult>> expire(List<ExpireName> changes) {
        ChangeRows<ExpireName> rows = new ChangeRows<>(changes);
        Set<String> removed = new HashSet<>();
        Query query = new Query(
                EXPIRE,
                row -> removed.add(row.getString(1)),
                rows.users(),
                rows.texts(change -> change.registeredBefore().toString()));
        return new DeferredQuery<>(query, () -> results(rows, removed, Outcome.FAILED));
    }

    /** OK for the users that the statement changed, and for all others, also when they are repeated, that outcome. */
    private static List<ChangeResult> results(ChangeRows<?> rows, Set<String> changed, Outcome otherwise) {
        return rows.results(otherwise, key -> ChangeResult.of(changed.contains(key.user()) ? Outcome.OK : otherwise));
    }

    /** For a batch in which every row was changed: nothing has to be read. */
    KnownUsers nobody() {
        return new KnownUsers(Standings.NONE, authorization);
    }

    /** Reads the presences of these users, in the transaction of a change. */
    KnownUsers known(String... names) {
        return KnownUsers.read(statements, authorization, names);
    }

    /** Whether the user exists and is connected from the caller's address. */
    Outcome authorize(Caller caller) {
        return known(caller.user()).mayRead(caller.user(), authorization.credential(caller));
    }

    /** Finds the id of the user, with a plain statement. */
    Optional<Long> findIdOf(String name) {
        return statements.findNumber("SELECT u.id FROM registered_user u WHERE u.name = ?", name);
    }

    /** Finds the id of the user. */
    public Optional<Long> findId(String name) {
        return find("select u.id from RegisteredUser u where u.name = ?1", name)
                .project(Long.class)
                .firstResultOptional();
    }

    /** Finds the summary of the user for the REST interface. */
    public Optional<UserSummary> findSummary(String name) {
        return summaries(ONE, name, 1).stream().findFirst();
    }

    /** The users with or without a presence as the filter says, whatever their names, by name, after that name. */
    public List<UserSummary> page(UserFilter filter, String after, int limit) {
        return summaries(PAGE.formatted(presence(filter)), after, limit);
    }

    /**
     * The names of users that may match the filter, in order, after that name: those of ASCII characters that contain the part
     * in upper or lower case, and all others.
     */
    public List<String> candidates(UserFilter filter, String after, int limit) {
        List<String> names = new ArrayList<>();
        statements.query(
                CANDIDATES.formatted(presence(filter)),
                row -> names.add(row.getString(1)),
                after,
                "%" + escaped(filter.part().orElse("")) + "%",
                limit);
        return names;
    }

    /** The users of these names, by name. */
    public List<UserSummary> summaries(List<String> names) {
        return names.isEmpty() ? List.of() : summaries(SOME, names.toArray(String[]::new), names.size());
    }

    private static String presence(UserFilter filter) {
        return filter.connected()
                .map(isConnected -> isConnected ? IS_CONNECTED : IS_NOT_CONNECTED)
                .orElse("");
    }

    private List<UserSummary> summaries(String sql, Object... parameters) {
        List<UserSummary> summaries = new ArrayList<>();
        statements.query(sql, row -> summaries.add(summary(row)), parameters);
        return summaries;
    }

    private static UserSummary summary(ResultSet row) throws SQLException {
        OffsetDateTime connectedAt = row.getObject(5, OffsetDateTime.class);
        return new UserSummary(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getObject(4, Integer.class),
                connectedAt == null ? null : connectedAt.toInstant(),
                List.of((String[]) row.getArray(6).getArray()),
                row.getLong(7));
    }

    private static String escaped(String part) {
        return part.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
