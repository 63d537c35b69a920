package dev.lonja.registry.storage.identity;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryChange.RevokeKey;
import dev.lonja.registry.directory.KeyChange.Claim;
import dev.lonja.registry.directory.KeyChange.DropKey;
import dev.lonja.registry.directory.KeyChange.Redeem;
import dev.lonja.registry.directory.KeyChange.RegisterKey;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Standing;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The keys that own names. */
@Singleton
public class KeyRepository implements PanacheRepositoryBase<NameKey, NameKey.Key> {
    private static final String OF_USER = """
            select k.keyId, k.label, k.addedAt, k.seenAt from NameKey k
            where k.userId = (select u.id from RegisteredUser u where u.name = ?1) order by k.addedAt, k.keyId""";

    private final Statements statements;
    private final Authorization authorization;

    /** A repository that uses these statements. */
    public KeyRepository(Statements statements, Authorization authorization) {
        this.statements = statements;
        this.authorization = authorization;
    }

    /** Adds users that belong to keys. */
    public DeferredQuery<List<ChangeResult>> register(List<RegisterKey> changes) {
        ChangeRows<RegisterKey> rows = new ChangeRows<>(changes);
        Set<String> added = new HashSet<>();
        Query query = new Query(
                KeyStatements.REGISTER,
                row -> added.add(row.getString(1)),
                rows.users(),
                keys(rows),
                rows.texts(RegisterKey::codeHash),
                rows.texts(change -> change.recovery().hash()),
                rows.texts(change -> change.recovery().expiresAt().toString()));
        return new DeferredQuery<>(query, () -> {
            Set<String> inUse = added.size() == rows.size() ? Set.of() : inUse(rows);
            return rows.results(change -> {
                if (added.contains(change.user())) {
                    return ChangeResult.of(Outcome.OK);
                }
                return ChangeResult.of(inUse.contains(change.user()) ? Outcome.NAME_IN_USE : Outcome.NO_SUCH_CODE);
            });
        });
    }

    /** The names that are registered, or kept for other keys, which owned them until a while ago. */
    private Set<String> inUse(ChangeRows<RegisterKey> rows) {
        Set<String> names = new HashSet<>();
        statements.query(KeyStatements.IN_USE, row -> names.add(row.getString(1)), rows.users(), keys(rows));
        return names;
    }

    private static String[] keys(ChangeRows<? extends SessionChange> rows) {
        return rows.texts(change -> change.caller().keyText());
    }

    /** Gives names their first keys. */
    public DeferredQuery<List<ChangeResult>> claim(List<Claim> changes) {
        ChangeRows<Claim> rows = new ChangeRows<>(changes);
        return query(
                rows,
                KeyRepository::whyNotClaimed,
                KeyStatements.CLAIM,
                rows.users(),
                keys(rows),
                rows.texts(change -> change.caller().from().origin()),
                rows.texts(Claim::codeHash),
                rows.numbers(Claim::heldGeneration),
                rows.texts(change -> change.recovery().hash()),
                rows.texts(change -> change.recovery().expiresAt().toString()));
    }

    /** Gives names further keys, or other ones. */
    public DeferredQuery<List<ChangeResult>> redeem(List<Redeem> changes) {
        ChangeRows<Redeem> rows = new ChangeRows<>(changes);
        return query(
                rows,
                KeyRepository::whyNotRedeemed,
                KeyStatements.REDEEM,
                rows.users(),
                keys(rows),
                rows.texts(Redeem::codeHash),
                rows.texts(Redeem::label),
                rows.texts(change -> change.recovery().hash()),
                rows.texts(change -> change.recovery().expiresAt().toString()));
    }

    /** Takes keys from names. */
    public DeferredQuery<List<ChangeResult>> drop(List<DropKey> changes) {
        ChangeRows<DropKey> rows = new ChangeRows<>(changes);
        return query(
                rows,
                (change, user) -> {
                    Outcome outcome = mayAct(change.caller(), user);
                    return outcome == Outcome.OK ? whyNotDropped(change.key(), user) : outcome;
                },
                KeyStatements.DROP,
                rows.users(),
                keys(rows),
                rows.texts(change -> change.key().hex()));
    }

    /** Takes keys from names on behalf of administrators. */
    public DeferredQuery<List<ChangeResult>> revoke(List<RevokeKey> changes) {
        ChangeRows<RevokeKey> rows = new ChangeRows<>(changes);
        return query(
                rows,
                (change, user) -> user == null ? Outcome.NO_SUCH_USER : whyNotDropped(change.key(), user),
                KeyStatements.REVOKE,
                rows.users(),
                rows.texts(change -> change.key().hex()),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
    }

    /** Whether the caller may ask for the keys of the user, or change them: OK, NO_SUCH_USER, NOT_YOURS, or of no session. */
    public Outcome authorize(Caller caller) {
        return mayAct(caller, Standings.read(statements, caller.user()).standing(caller.user()));
    }

    /** The keys of the user, the oldest first. */
    public List<KeyRow> ofUser(String user) {
        return find(OF_USER, user).project(StoredKey.class).stream()
                .map(StoredKey::row)
                .toList();
    }

    /** A key as the database has it. */
    record StoredKey(
            String keyId,
            String label,
            Instant addedAt,
            @Nullable Instant seenAt) {
        KeyRow row() {
            OptionalLong seen = seenAt == null ? OptionalLong.empty() : OptionalLong.of(seenAt.getEpochSecond());
            return new KeyRow(new KeyId(keyId), label, addedAt.getEpochSecond(), seen);
        }
    }

    private Outcome mayAct(Caller caller, @Nullable Standing user) {
        return user == null ? Outcome.NO_SUCH_USER : authorization.mayAct(authorization.credential(caller), user);
    }

    private static Outcome whyNotClaimed(Claim change, @Nullable Standing user) {
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.isKeyed()) {
            return Outcome.HAS_A_KEY;
        }
        boolean needsPresence = change.codeHash().isEmpty() && change.heldGeneration() == ChangeResult.NO_GENERATION;
        return needsPresence || change.codeHash().isEmpty() && !user.isConnected()
                ? Outcome.NOT_CONNECTED
                : Outcome.NO_SUCH_CODE;
    }

    private static Outcome whyNotRedeemed(Redeem change, @Nullable Standing user) {
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        boolean isFull = user.keys().size() >= KeyStatements.MAX_KEYS
                && !user.keys().contains(change.caller().keyText());
        return isFull ? Outcome.TOO_MUCH : Outcome.NO_SUCH_CODE;
    }

    private static Outcome whyNotDropped(KeyId key, Standing user) {
        return user.keys().contains(key.hex()) ? Outcome.LAST_KEY : Outcome.NO_SUCH_KEY;
    }

    /** A statement that returns the name, the generation of a presence that it ended, and what it found, of each changed row. */
    private <C extends DirectoryChange> DeferredQuery<List<ChangeResult>> query(
            ChangeRows<C> rows, BiFunction<C, @Nullable Standing, Outcome> reason, String sql, Object... parameters) {
        Map<String, ChangeResult> made = new HashMap<>();
        Query query = new Query(
                sql,
                row -> made.put(row.getString(1), new ChangeResult(Outcome.OK, row.getLong(2), row.getString(3))),
                parameters);
        return new DeferredQuery<>(query, () -> {
            Standings standings =
                    made.size() == rows.size() ? Standings.NONE : Standings.read(statements, rows.users());
            return rows.results(change -> {
                ChangeResult result = made.get(change.user());
                return result == null
                        ? ChangeResult.of(reason.apply(change, standings.standing(change.user())))
                        : result;
            });
        });
    }
}
