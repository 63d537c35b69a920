package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange.Delete;
import dev.lonja.registry.directory.DirectoryChange.Publish;
import dev.lonja.registry.directory.DirectoryChange.RemoveFile;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.storage.audit.AuditRepository;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The published files. */
@Singleton
public class FileRepository implements PanacheRepositoryBase<PublishedPath, PublishedPath.Key> {
    /** Along both primary keys: a page costs the same wherever it begins. */
    private static final String PAGE = """
            SELECT u.name, f.path, f.description, f.published_at,
                EXISTS (SELECT FROM presence p WHERE p.user_id = f.user_id),
                f.true_path, coalesce(f.size::text, ''), f.root, f.kind
            FROM (SELECT id, name FROM registered_user WHERE name %s ? ORDER BY name) u
            CROSS JOIN LATERAL (
                SELECT p.user_id, p.path, p.description, p.published_at, p.true_path, p.size, p.root, p.kind FROM published_file p
                WHERE p.user_id = u.id AND p.path > CASE WHEN u.name = ? THEN ? ELSE '' END COLLATE "C"
                ORDER BY p.path LIMIT ?) f
            ORDER BY u.name, f.path LIMIT ?""";

    private static final String PAGE_OF_ALL = PAGE.formatted(">=");

    private static final String PAGE_OF_OWNER = PAGE.formatted("=");

    private static final String PUBLISH = """
            INSERT INTO published_file (user_id, path, description)
            SELECT u.id, w.path, w.description
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS w (name, credential, key, path, description)
            JOIN registered_user u ON u.name = w.name
            JOIN presence p ON p.user_id = u.id AND %s
            ON CONFLICT DO NOTHING
            RETURNING user_id, path""".formatted(CallerCondition.MAY_CHANGE);

    private static final String DELETE = """
            DELETE FROM published_file f
            USING unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, credential, key, path),
                registered_user u, presence p
            WHERE u.name = w.name AND p.user_id = u.id AND %s AND f.user_id = u.id AND f.path = w.path
            RETURNING f.user_id, f.path""".formatted(CallerCondition.MAY_CHANGE);

    private static final String REMOVE = AuditRepository.recorded("DELETE_FILE", """
            DELETE FROM published_file f
            USING unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, path, who, by_address), registered_user u
            WHERE u.name = w.name AND f.user_id = u.id AND f.path = w.path
            RETURNING u.name, f.path, 0 AS generation, w.who, w.by_address""");

    private static final String SIZE = """
            select u.id, count(f.path), coalesce(sum(octet_length(f.path) + octet_length(f.description) + 2), 0)
            from RegisteredUser u left join PublishedPath f on f.userId = u.id where u.name = ?1 group by u.id""";

    private static final String COUNT = """
            SELECT u.id, (SELECT count(*) FROM published_file f WHERE f.user_id = u.id)
            FROM registered_user u WHERE u.name = ?""";

    private static final String CONTENT =
            "SELECT f.path, f.description FROM published_file f WHERE f.user_id = ? ORDER BY f.path";

    /** The number of files that an owner publishes. */
    record OwnedFiles(long userId, long count) {}

    private final Statements statements;
    private final Authorization authorization;
    private final UserRepository users;

    /** A repository that uses these statements. */
    public FileRepository(Statements statements, Authorization authorization, UserRepository users) {
        this.statements = statements;
        this.authorization = authorization;
        this.users = users;
    }

    DeferredQuery<List<ChangeResult>> publish(List<Publish> changes) {
        ChangeRows<Publish> rows = new ChangeRows<>(
                changes,
                change -> new Key(
                        change.user(),
                        authorization.credential(change.caller()),
                        change.file().path()));
        return files(
                rows,
                Outcome.ALREADY_PUBLISHED,
                PUBLISH,
                rows.users(),
                rows.credentials(),
                rows.callerKeys(),
                rows.paths(),
                rows.texts(change -> change.file().description()));
    }

    DeferredQuery<List<ChangeResult>> delete(List<Delete> changes) {
        ChangeRows<Delete> rows = new ChangeRows<>(
                changes, change -> new Key(change.user(), authorization.credential(change.caller()), change.path()));
        return files(
                rows, Outcome.NOT_PUBLISHED, DELETE, rows.users(), rows.credentials(), rows.callerKeys(), rows.paths());
    }

    DeferredQuery<List<ChangeResult>> remove(List<RemoveFile> changes) {
        ChangeRows<RemoveFile> rows =
                new ChangeRows<>(changes, change -> new Key(change.user(), Credential.NONE, change.path()));
        Set<Key> removed = new HashSet<>();
        Query query = new Query(
                REMOVE,
                row -> removed.add(new Key(row.getString(1), Credential.NONE, row.getString(2))),
                rows.users(),
                rows.paths(),
                rows.texts(change -> change.by().name()),
                rows.texts(change -> change.by().address()));
        return new DeferredQuery<>(query, () -> removedResults(rows, removed));
    }

    private List<ChangeResult> removedResults(ChangeRows<RemoveFile> rows, Set<Key> removed) {
        KnownUsers known = removed.size() == rows.size() ? users.nobody() : users.known(rows.users());
        return rows.results(
                Outcome.NOT_PUBLISHED,
                key -> removed.contains(key)
                        ? ChangeResult.of(Outcome.OK)
                        : known.existsOr(Outcome.NOT_PUBLISHED, key.user()));
    }

    /** Finds the size of what the owner publishes; empty if there is no such user. */
    public Optional<ContentSize> findContentSize(String owner) {
        return find(SIZE, owner).project(ContentSize.class).firstResultOptional();
    }

    /** Counts the files that the owner publishes; empty if there is no such user. */
    Optional<OwnedFiles> findOwned(String owner) {
        List<OwnedFiles> owned = new ArrayList<>();
        statements.query(COUNT, row -> owned.add(new OwnedFiles(row.getLong(1), row.getLong(2))), owner);
        return owned.stream().findFirst();
    }

    /** Reads these files by path, byte by byte, without holding all of them. */
    void read(OwnedFiles owned, EntryReader<PublishedFile> reader) {
        statements.queryInSteps(
                CONTENT,
                owned.count(),
                row -> reader.accept(new PublishedFile(row.getString(1), row.getString(2))),
                owned.userId());
    }

    /** All files by owner and path, after that owner's path, at most {@code limit}. */
    public List<FileSummary> page(String owner, String path, int limit) {
        return page(PAGE_OF_ALL, owner, path, limit);
    }

    /** The files of that owner by path, after that path, at most {@code limit}. */
    public List<FileSummary> pageOfOwner(String owner, String path, int limit) {
        return page(PAGE_OF_OWNER, owner, path, limit);
    }

    /** A changed row belongs to the change whose caller may act for the user; there is one for each target. */
    private List<ChangeResult> authorizedResults(
            ChangeRows<?> rows, Set<PublishedPath.Key> changed, Outcome otherwise) {
        if (changed.size() == rows.size()) {
            return rows.results(otherwise, key -> ChangeResult.of(Outcome.OK));
        }
        KnownUsers known = users.known(rows.users());
        return rows.results(
                otherwise, key -> known.mayChangeOr(known.contains(changed, key) ? Outcome.OK : otherwise, key));
    }

    private DeferredQuery<List<ChangeResult>> files(
            ChangeRows<?> rows, Outcome otherwise, String sql, Object... parameters) {
        Set<PublishedPath.Key> changed = new HashSet<>();
        Query query =
                new Query(sql, row -> changed.add(new PublishedPath.Key(row.getLong(1), row.getString(2))), parameters);
        return new DeferredQuery<>(query, () -> authorizedResults(rows, changed, otherwise));
    }

    private List<FileSummary> page(String sql, String owner, String path, int limit) {
        List<FileSummary> files = new ArrayList<>();
        statements.query(
                sql,
                row -> files.add(new FileSummary(
                        row.getString(1),
                        row.getString(2),
                        ClassicForm.truePath(row.getString(2), row.getString(6)),
                        row.getString(3),
                        FileFacts.parse(row.getString(7), row.getString(8), row.getString(9), "", ""),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5))),
                owner,
                owner,
                path,
                limit,
                limit);
        return files;
    }
}
