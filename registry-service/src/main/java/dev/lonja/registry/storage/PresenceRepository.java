package dev.lonja.registry.storage;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange.Connect;
import dev.lonja.registry.directory.DirectoryChange.Disconnect;
import dev.lonja.registry.directory.DirectoryChange.ExpirePresence;
import dev.lonja.registry.directory.DirectoryChange.ForceDisconnect;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.audit.AuditRepository;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import dev.lonja.registry.storage.session.PresentPeer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The presences of connected users. */
@Singleton
public class PresenceRepository implements PanacheRepositoryBase<UserPresence, Long> {
    private static final String PRESENCE =
            "select u.name, p.address, p.origin, p.port, p.generation from UserPresence p join p.user u";

    /** The presences, as {@link PresentPeer} reads them. */
    static final String PEERS =
            "SELECT " + PresentPeer.COLUMNS + " FROM presence p JOIN registered_user u ON u.id = p.user_id";

    /** The name, the entry in a listing of classic clients, twice, and the row in one of sessions. */
    private static final String LISTING_BYTES = """
            4 * octet_length(u.name) + 3 * octet_length(p.address) + coalesce(octet_length(p.key_id), 0)
                + octet_length(p.addresses) + octet_length(p.features)""";

    private static final String CONNECTED = """
            SELECT u.name, p.address, p.port FROM presence p JOIN registered_user u ON u.id = p.user_id
            WHERE p.port > 0 ORDER BY u.name""";

    /** The first CONNECT is remembered, and the first from another origin than that of the REGISTER. */
    static final String USED = """
            UPDATE registered_user u
            SET used = true, claimable_from = CASE WHEN u.claimable_from = begun.origin THEN u.claimable_from END
            FROM begun WHERE u.id = begun.user_id AND (NOT u.used OR u.claimable_from <> begun.origin)""";

    /** The row of the user is locked, because another registry may give the name a key at the same time. */
    private static final String CONNECT = """
            WITH begun AS (
                    INSERT INTO presence (user_id, address, origin, port)
                    SELECT u.id, w.address, w.origin, w.port::int
                    FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) AS w (name, address, origin, port)
                    JOIN registered_user u ON u.name = w.name AND u.keys = '{}'
                    FOR NO KEY UPDATE OF u
                    ON CONFLICT DO NOTHING
                    RETURNING user_id, origin, generation),
                first AS (%s)
            SELECT u.name, '', '', begun.generation FROM begun JOIN registered_user u ON u.id = begun.user_id""".formatted(USED);

    private static final String DISCONNECT = """
            DELETE FROM presence p
            USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, credential, key), registered_user u
            WHERE u.name = w.name AND p.user_id = u.id AND %s
            RETURNING u.name, w.credential, w.key, p.generation""".formatted(CallerCondition.MAY_CHANGE);

    private static final String FORCE_DISCONNECT = AuditRepository.recorded("DISCONNECT_USER", """
            DELETE FROM presence p
            USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, who, by_address), registered_user u
            WHERE u.name = w.name AND p.user_id = u.id
            RETURNING u.name, '' AS path, p.generation, w.who, w.by_address""");

    private static final String EXPIRE = """
            DELETE FROM presence p USING unnest(?::bigint[]) AS w (generation)
            WHERE p.generation = w.generation RETURNING p.generation""";

    private final Statements statements;
    private final Authorization authorization;
    private final UserRepository users;

    /** A repository that uses these statements. */
    public PresenceRepository(Statements statements, Authorization authorization, UserRepository users) {
        this.statements = statements;
        this.authorization = authorization;
        this.users = users;
    }

    DeferredQuery<List<ChangeResult>> connect(List<Connect> changes) {
        ChangeRows<Connect> rows = new ChangeRows<>(changes);
        return generations(
                rows,
                Outcome.ALREADY_CONNECTED,
                known -> key -> known.mayOwnOr(Outcome.ALREADY_CONNECTED, key),
                CONNECT,
                rows.users(),
                rows.texts(change -> change.caller().from().text()),
                rows.texts(change -> change.caller().from().origin()),
                rows.numbers(change -> (long) change.port()));
    }

    DeferredQuery<List<ChangeResult>> disconnect(List<Disconnect> changes) {
        ChangeRows<Disconnect> rows = new ChangeRows<>(
                changes, change -> new Key(change.user(), authorization.credential(change.caller()), ""));
        return generations(
                rows,
                Outcome.NOT_CONNECTED,
                known -> key -> known.mayChangeOr(Outcome.NOT_CONNECTED, key),
                DISCONNECT,
                rows.users(),
                rows.credentials(),
                rows.callerKeys());
    }

    DeferredQuery<List<ChangeResult>> forceDisconnect(List<ForceDisconnect> changes) {
        ChangeRows<ForceDisconnect> rows = new ChangeRows<>(changes);
        Map<Key, Long> ended = new HashMap<>();
        Query query = new Query(
                FORCE_DISCONNECT,
                row -> ended.put(Key.of(row.getString(1)), row.getLong(3)),
                rows.users(),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
        return new DeferredQuery<>(
                query,
                () -> results(
                        rows,
                        ended,
                        Outcome.NOT_CONNECTED,
                        known -> key -> known.existsOr(Outcome.NOT_CONNECTED, key.user())));
    }

    DeferredQuery<List<ChangeResult>> expire(List<ExpirePresence> changes) {
        Set<Long> ended = new HashSet<>();
        List<Long> generations =
                changes.stream().map(ExpirePresence::generation).toList();
        Query query = new Query(EXPIRE, row -> ended.add(row.getLong(1)), (Object) generations.toArray(Long[]::new));
        return new DeferredQuery<>(
                query,
                () -> generations.stream()
                        .map(generation -> ended.remove(generation)
                                ? new ChangeResult(Outcome.OK, generation)
                                : ChangeResult.of(Outcome.NOT_CONNECTED))
                        .toList());
    }

    /** The number of connected users. */
    public long countConnected() {
        return statements.findNumber("SELECT count(*) FROM presence").orElseThrow();
    }

    /** The number of connected users that classic listings contain: those with a listener. */
    long countListed() {
        return statements
                .findNumber("SELECT count(*) FROM presence WHERE port > 0")
                .orElseThrow();
    }

    /** Reads that many connected users with a listener by name, byte by byte, without holding all of them. */
    void readConnected(long count, EntryReader<ConnectedUser> reader) {
        statements.queryInSteps(
                CONNECTED,
                count,
                row -> reader.accept(new ConnectedUser(row.getString(1), row.getString(2), row.getInt(3))));
    }

    /** Finds the presence of the user. */
    public Optional<Presence> findPresence(String user) {
        return find(PRESENCE + " where u.name = ?1", user)
                .project(Presence.class)
                .firstResultOptional();
    }

    /** Finds the presence of the user, if a classic client began it. */
    Optional<Presence> findClassic(String user) {
        return find(PRESENCE + " where u.name = ?1 and p.keyId is null", user)
                .project(Presence.class)
                .firstResultOptional();
    }

    /** All presences, with what sessions list of them. */
    public List<PresentPeer> all(long count) {
        List<PresentPeer> all = new ArrayList<>();
        statements.queryInSteps(PEERS, count, row -> all.add(PresentPeer.of(row)));
        return all;
    }

    /** Presences of classic clients by generation, after that one, at most {@code limit}. */
    List<Presence> page(long after, int limit) {
        return find(PRESENCE + " where p.generation > ?1 and p.keyId is null order by p.generation", after)
                .project(Presence.class)
                .range(0, limit - 1)
                .list();
    }

    /** The presences of those of these users that are connected, with what sessions list of them. */
    public List<PresentPeer> ofUsers(Collection<String> names) {
        List<PresentPeer> some = new ArrayList<>();
        statements.query(PEERS + " WHERE u.name = ANY (?::text[])", row -> some.add(PresentPeer.of(row)), (Object)
                names.toArray(String[]::new));
        return some;
    }

    /** The bytes of the texts of all presences, each as often as a cache of listings has it. */
    public long listingBytes() {
        return statements
                .findNumber("SELECT coalesce(sum(" + LISTING_BYTES
                        + "), 0)::bigint FROM presence p JOIN registered_user u ON u.id = p.user_id")
                .orElseThrow();
    }

    /** Finds out, from what is known of the users, why the row of a key was not changed. */
    private interface Reasons {
        Function<Key, ChangeResult> of(KnownUsers known);
    }

    private DeferredQuery<List<ChangeResult>> generations(
            ChangeRows<?> rows, Outcome tooLate, Reasons reasons, String sql, Object... parameters) {
        Map<Key, Long> generations = new HashMap<>();
        Query query = new Query(
                sql,
                row -> generations.put(
                        new Key(row.getString(1), new Credential(row.getString(2), row.getString(3)), ""),
                        row.getLong(4)),
                parameters);
        return new DeferredQuery<>(query, () -> results(rows, generations, tooLate, reasons));
    }

    /** The results: a key with a generation was changed; the others have a reason, which is read. */
    private List<ChangeResult> results(
            ChangeRows<?> rows, Map<Key, Long> generations, Outcome tooLate, Reasons reasons) {
        KnownUsers known = generations.size() == rows.size() ? users.nobody() : users.known(rows.users());
        Function<Key, ChangeResult> reason = reasons.of(known);
        return rows.results(tooLate, key -> {
            Long generation = generations.get(key);
            return generation == null ? reason.apply(key) : new ChangeResult(Outcome.OK, generation);
        });
    }
}
