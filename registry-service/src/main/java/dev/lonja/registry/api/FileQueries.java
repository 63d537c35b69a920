package dev.lonja.registry.api;

import dev.lonja.registry.search.FileSearch;
import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pages of files: all files, or those that match a search. Runs in the transaction of the caller. */
@Singleton
class FileQueries {
    /** By owner and path along the two primary keys: as fast at the end as at the beginning. */
    private static final String ALL = """
            SELECT u.name, f.path, f.description, f.published_at,
                EXISTS (SELECT FROM presence p WHERE p.user_id = f.user_id)
            FROM (SELECT id, name FROM registered_user WHERE name >= ? %s ORDER BY name) u
            CROSS JOIN LATERAL (
                SELECT p.user_id, p.path, p.description, p.published_at FROM published_file p
                WHERE p.user_id = u.id AND p.path > CASE WHEN u.name = ? THEN ? ELSE '' END COLLATE "C"
                ORDER BY p.path LIMIT ?) f
            ORDER BY u.name, f.path LIMIT ?""";

    private static final String EVERYBODYS = ALL.formatted("");

    private static final String OF_OWNER = ALL.formatted("AND name = ?");

    private final Statements statements;
    private final FileSearch search;

    FileQueries(Statements statements, FileSearch search) {
        this.statements = statements;
        this.search = search;
    }

    FilesView all(FoundFile.Place after, int limit) {
        return page(EVERYBODYS, limit, after.owner(), after.owner(), after.path(), limit + 1, limit + 1);
    }

    FilesView ofOwner(String owner, FoundFile.Place after, int limit) {
        return page(OF_OWNER, limit, after.owner(), owner, after.owner(), after.path(), limit + 1, limit + 1);
    }

    private FilesView page(String sql, int limit, Object... parameters) {
        List<FileView> files = new ArrayList<>();
        statements.query(
                sql,
                row -> files.add(new FileView(
                        row.getString(1), row.getString(2), row.getString(3), Rows.instant(row, 4), row.getBoolean(5))),
                parameters);
        Page<FileView> page =
                Page.of(files, limit, file -> Cursor.of(new FoundFile.Place(0, file.owner(), file.path())));
        return new FilesView(page.items(), page.next(), false, Optional.empty());
    }

    FilesView matching(FileSearch.Query query, FoundFile.Place after, int limit) {
        FileSearch.Found found = search.find(query, after, limit + 1);
        Page<FoundFile> page = Page.of(found.files(), limit, file -> Cursor.of(file.place()));
        List<FileView> files = page.items().stream()
                .map(file -> new FileView(
                        file.owner(), file.path(), file.description(), file.publishedAt(), file.isOwnerConnected()))
                .toList();
        return new FilesView(files, page.next(), found.isTruncated(), found.corrected());
    }
}
