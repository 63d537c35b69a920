package dev.lonja.registry.storage;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Statements.Query;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.SessionChange.DeleteFile;
import dev.lonja.registry.directory.SessionChange.PublishFile;
import dev.lonja.registry.storage.identity.CallerCondition;
import dev.lonja.registry.storage.identity.ChangeRows;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The published files as sessions see them: by their true paths, with what is known of their content. */
@Singleton
public class SessionFiles {
    private static final long UNKNOWN = -1;

    /** Of a row that is changed, and not new, the root before is found by a look at the table from before the statement. */
    private static final String PUBLISH = """
            WITH changed AS (
                    INSERT INTO published_file (
                        user_id, path, description, true_path, size, root, kind, modified, mode)
                    SELECT u.id,
                        CASE w.other WHEN '' THEN w.path ELSE coalesce((
                            SELECT f.path FROM published_file f WHERE f.user_id = u.id AND f.path = w.other), w.path) END,
                        w.description, nullif(w.kept, ''), nullif(w.size, -1), w.root, w.kind, nullif(w.modified, -1), w.mode
                    FROM unnest(
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                        AS w (name, credential, key, path, other, kept, description, size, root, kind, modified, mode)
                    JOIN registered_user u ON u.name = w.name
                    JOIN presence p ON p.user_id = u.id AND %s
                    ON CONFLICT (user_id, path) DO UPDATE
                        SET description = excluded.description, size = excluded.size, root = excluded.root,
                            kind = excluded.kind, modified = excluded.modified, mode = excluded.mode
                        WHERE published_file.true_path IS NOT DISTINCT FROM excluded.true_path
                    RETURNING user_id, path, xmax = 0 AS is_new)
            SELECT u.name, changed.path, CASE WHEN changed.is_new THEN '' ELSE coalesce((
                SELECT f.root FROM published_file f WHERE f.user_id = changed.user_id AND f.path = changed.path), '') END
            FROM changed JOIN registered_user u ON u.id = changed.user_id""".formatted(CallerCondition.MAY_CHANGE);

    private static final String DELETE = """
            WITH gone AS (
                    DELETE FROM published_file f
                    USING unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            AS w (name, credential, key, path, other, kept),
                        registered_user u, presence p
                    WHERE u.name = w.name AND p.user_id = u.id AND %s
                        AND f.user_id = u.id AND f.path = ANY (ARRAY[w.path, w.other])
                        AND f.true_path IS NOT DISTINCT FROM CASE f.path WHEN w.path THEN nullif(w.kept, '') END
                    RETURNING f.user_id, w.path, f.root)
            SELECT u.name, gone.path, gone.root FROM gone JOIN registered_user u ON u.id = gone.user_id""".formatted(CallerCondition.MAY_CHANGE);

    private static final String PAGE = """
            SELECT f.path, f.description, f.true_path, f.size, f.root, f.kind, f.modified, f.mode,
                extract(epoch FROM f.published_at)::bigint
            FROM published_file f WHERE f.user_id = ? AND f.path > ? ORDER BY f.path LIMIT ?""";

    private final Statements statements;
    private final Authorization authorization;
    private final UserRepository users;

    /** The files that these statements find. */
    public SessionFiles(Statements statements, Authorization authorization, UserRepository users) {
        this.statements = statements;
        this.authorization = authorization;
        this.users = users;
    }

    /** A file that a user has under a classic path. */
    private record Place(String user, String path) {}

    DeferredQuery<List<ChangeResult>> publish(List<PublishFile> changes) {
        ChangeRows<PublishFile> rows = new ChangeRows<>(changes, change -> key(change, change.file()));
        return query(
                rows,
                PublishFile::file,
                Outcome.ALREADY_PUBLISHED,
                PUBLISH,
                rows.users(),
                rows.credentials(),
                rows.callerKeys(),
                rows.paths(),
                rows.texts(change -> change.file().otherPath()),
                rows.texts(change -> change.file().kept()),
                rows.texts(PublishFile::description),
                rows.numbers(change -> change.facts().sizeBytes().orElse(UNKNOWN)),
                rows.texts(change -> change.facts().root()),
                rows.texts(change -> change.facts().kind().word()),
                rows.numbers(change -> change.facts().modifiedSeconds().orElse(UNKNOWN)),
                rows.texts(change -> change.facts().mode().letter()));
    }

    DeferredQuery<List<ChangeResult>> delete(List<DeleteFile> changes) {
        ChangeRows<DeleteFile> rows = new ChangeRows<>(changes, change -> key(change, change.file()));
        return query(
                rows,
                DeleteFile::file,
                Outcome.NOT_PUBLISHED,
                DELETE,
                rows.users(),
                rows.credentials(),
                rows.callerKeys(),
                rows.paths(),
                rows.texts(change -> change.file().otherPath()),
                rows.texts(change -> change.file().kept()));
    }

    /** A page of the files of the owner, which the caller may see. */
    Listed<FileRow> page(String owner, Page page) {
        return users.findIdOf(owner)
                .map(id -> {
                    List<Stored> found = new ArrayList<>();
                    statements.query(PAGE, row -> found.add(Stored.of(row)), id, page.after(), page.limit() + 1);
                    return Listed.page(found, page.limit(), Stored::path, Stored::row, SessionFiles::length);
                })
                .orElseGet(() -> Listed.refused(Outcome.NO_SUCH_OWNER));
    }

    private static int length(FileRow row) {
        return row.path().length()
                + row.description().length()
                + row.classicPath().length();
    }

    /** A row, and the classic path that it is kept under. */
    private record Stored(String path, FileRow row) {
        static Stored of(ResultSet row) throws SQLException {
            String path = row.getString(1);
            String truePath = ClassicForm.truePath(path, row.getString(3));
            FileFacts facts = new FileFacts(
                    Statements.number(row, 4),
                    row.getString(5),
                    FileKind.parse(row.getString(6)),
                    Statements.number(row, 7),
                    FileMode.parse(row.getString(8)));
            return new Stored(
                    path,
                    new FileRow(
                            truePath,
                            row.getString(2),
                            facts,
                            row.getLong(9),
                            ClassicPath.encode(truePath).equals(truePath) && path.equals(truePath) ? "" : path));
        }
    }

    /** A statement that returns the name, the classic path and the root before of each changed row. */
    private <C extends SessionChange> DeferredQuery<List<ChangeResult>> query(
            ChangeRows<C> rows, Function<C, ClassicForm> file, Outcome otherwise, String sql, Object... parameters) {
        Map<Place, ChangeResult> made = new HashMap<>();
        Query query = new Query(
                sql,
                row -> made.put(
                        new Place(row.getString(1), row.getString(2)),
                        new ChangeResult(Outcome.OK, ChangeResult.NO_GENERATION, row.getString(3))),
                parameters);
        return new DeferredQuery<>(query, () -> {
            KnownUsers known = made.size() == rows.size() ? users.nobody() : users.known(rows.users());
            return rows.results(change -> {
                ClassicForm form = file.apply(change);
                ChangeResult other = made.get(new Place(change.user(), form.otherPath()));
                ChangeResult result = other == null ? made.get(new Place(change.user(), form.path())) : other;
                return result == null ? known.mayChangeOr(otherwise, rows.key(change)) : result;
            });
        });
    }

    private Key key(SessionChange change, ClassicForm file) {
        return new Key(change.user(), authorization.credential(change.caller()), file.path());
    }
}
