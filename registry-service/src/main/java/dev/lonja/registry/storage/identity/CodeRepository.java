package dev.lonja.registry.storage.identity;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryChange.MakeClaimCode;
import dev.lonja.registry.directory.DirectoryChange.MakeRegisterCode;
import dev.lonja.registry.directory.KeyChange.Invite;
import dev.lonja.registry.directory.Standing;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codes of names; only their hashes are stored. */
@Singleton
public class CodeRepository implements PanacheRepositoryBase<NameCode, String> {
    /** The most codes of a user that are neither used nor expired: more than a person hands out within a week. */
    static final int MAX_OPEN_CODES = 64;

    private static final String INVITE = """
            WITH w AS (
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        AS w (name, key, purpose, code, ends)),
                made AS (
                    INSERT INTO name_code (hash, purpose, user_id, expires_at)
                    SELECT w.code, w.purpose, u.id, w.ends::timestamptz FROM w JOIN registered_user u ON u.name = w.name
                    WHERE w.key = ANY (u.keys) AND %d > (
                        SELECT count(*) FROM name_code c
                        WHERE c.user_id = u.id AND c.used_at IS NULL AND c.expires_at > now())
                    RETURNING hash)
            SELECT made.hash FROM made""".formatted(MAX_OPEN_CODES);

    private static final String MAKE_CLAIM_CODE = """
            WITH w AS (
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        AS w (name, code, ends, who, by_address)),
                made AS (
                    INSERT INTO name_code (hash, purpose, user_id, expires_at)
                    SELECT w.code, 'CLAIM', u.id, w.ends::timestamptz FROM w JOIN registered_user u ON u.name = w.name
                    WHERE u.keys = '{}' RETURNING hash),
                audit AS (
                    INSERT INTO audit_record (who, address, action, user_name)
                    SELECT w.who, w.by_address, 'MAKE_CODE', w.name FROM made JOIN w ON w.code = made.hash)
            SELECT made.hash FROM made""";

    private static final String MAKE_REGISTER_CODE = """
            WITH w AS (
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (code, ends, who, by_address)),
                made AS (
                    INSERT INTO name_code (hash, purpose, expires_at)
                    SELECT w.code, 'REGISTER', w.ends::timestamptz FROM w RETURNING hash),
                audit AS (
                    INSERT INTO audit_record (who, address, action, user_name)
                    SELECT w.who, w.by_address, 'MAKE_CODE', '' FROM made JOIN w ON w.code = made.hash)
            SELECT made.hash FROM made""";

    private static final String FORGET = """
            DELETE FROM name_code WHERE hash IN (
                SELECT hash FROM name_code WHERE expires_at < now() - interval '30 days' ORDER BY expires_at LIMIT ?)""";

    private static final String FREE = """
            DELETE FROM owned_name WHERE free_from < now() AND name IN (
                SELECT name FROM owned_name WHERE free_from < now() ORDER BY free_from LIMIT ?)""";

    private final Statements statements;
    private final Authorization authorization;

    /** A repository that uses these statements. */
    public CodeRepository(Statements statements, Authorization authorization) {
        this.statements = statements;
        this.authorization = authorization;
    }

    /** Makes codes of users. */
    public DeferredQuery<List<ChangeResult>> invite(List<Invite> changes) {
        ChangeRows<Invite> rows = new ChangeRows<>(changes);
        return made(
                rows,
                change -> change.code().hash(),
                this::whyNotInvited,
                INVITE,
                rows.users(),
                rows.texts(change -> change.caller().keyText()),
                rows.texts(change -> CodePurpose.of(change.purpose()).name()),
                rows.texts(change -> change.code().hash()),
                rows.texts(change -> change.code().expiresAt().toString()));
    }

    /** Makes codes with which names without keys may be claimed. */
    public DeferredQuery<List<ChangeResult>> makeClaimCodes(List<MakeClaimCode> changes) {
        ChangeRows<MakeClaimCode> rows = new ChangeRows<>(changes);
        return made(
                rows,
                change -> change.code().hash(),
                (change, user) -> user == null ? Outcome.NO_SUCH_USER : Outcome.HAS_A_KEY,
                MAKE_CLAIM_CODE,
                rows.users(),
                rows.texts(change -> change.code().hash()),
                rows.texts(change -> change.code().expiresAt().toString()),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
    }

    /** Makes codes with which names may be registered. */
    public DeferredQuery<List<ChangeResult>> makeRegisterCodes(List<MakeRegisterCode> changes) {
        ChangeRows<MakeRegisterCode> rows = new ChangeRows<>(
                changes,
                change -> new Key(change.user(), Credential.NONE, change.code().hash()));
        return made(
                rows,
                change -> change.code().hash(),
                (change, user) -> Outcome.FAILED,
                MAKE_REGISTER_CODE,
                rows.texts(change -> change.code().hash()),
                rows.texts(change -> change.code().expiresAt().toString()),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
    }

    /** Deletes at most that many codes that nobody asks about any more, and as many rows of names that are free. */
    public int forget(int limit) {
        return statements.update(FORGET, limit) + statements.update(FREE, limit);
    }

    private Outcome whyNotInvited(Invite change, @Nullable Standing user) {
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        Outcome outcome = authorization.mayAct(authorization.credential(change.caller()), user);
        if (outcome != Outcome.OK) {
            return outcome;
        }
        return user.isKeyed() ? Outcome.TOO_MUCH : Outcome.NOT_ALLOWED;
    }

    /** A statement that returns the hash of each code that it made. */
    private <C extends DirectoryChange> DeferredQuery<List<ChangeResult>> made(
            ChangeRows<C> rows,
            Function<C, String> hash,
            BiFunction<C, @Nullable Standing, Outcome> reason,
            String sql,
            Object... parameters) {
        Set<String> made = new HashSet<>();
        Query query = new Query(sql, row -> made.add(row.getString(1)), parameters);
        return new DeferredQuery<>(query, () -> {
            Standings users = made.size() == rows.size() ? Standings.NONE : Standings.read(statements, rows.users());
            return rows.results(change -> ChangeResult.of(
                    made.contains(hash.apply(change))
                            ? Outcome.OK
                            : reason.apply(change, users.standing(change.user()))));
        });
    }
}
