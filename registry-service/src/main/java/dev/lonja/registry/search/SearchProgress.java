package dev.lonja.registry.search;

import dev.lonja.registry.database.Statements;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the search index goes; in the transaction of the caller.
 *
 * <p>There are two places. Up to the first one all files are in the index. Up to the second one, which follows it, their
 * paths are decoded: a registry of an older version adds them as they were published, and moves only the first place.
 */
record SearchProgress(Place indexed, Place decoded, boolean isDecoded) {
    private static final String FIND = """
            SELECT published_in::text, user_id, path, decoded_in::text, decoded_user_id, decoded_path,
                (decoded_in, decoded_user_id, decoded_path) >= (published_in, user_id, path)
            FROM search_progress""";

    private static final String PENDING = """
            SELECT f.published_in::text, f.user_id, f.path, f.description, coalesce(f.true_path, '')
            FROM published_file f
            WHERE (f.published_in, f.user_id, f.path) > (?::xid8, ?, ?)
                AND f.published_in < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY f.published_in, f.user_id, f.path LIMIT ?""";

    private static final String INDEXED = """
            SELECT f.published_in::text, f.user_id, f.path, f.description, coalesce(f.true_path, '')
            FROM published_file f
            WHERE (f.published_in, f.user_id, f.path) > (?::xid8, ?, ?)
                AND (f.published_in, f.user_id, f.path) <= (?::xid8, ?, ?)
            ORDER BY f.published_in, f.user_id, f.path LIMIT ?""";

    private static final String ADVANCE = """
            UPDATE search_progress SET published_in = ?::xid8, user_id = ?, path = ?,
                decoded_in = ?::xid8, decoded_user_id = ?, decoded_path = ?""";

    /** The place of a file in the order in which the transactions that published the files began. */
    record Place(String publishedIn, long userId, String path) {}

    /**
     * A file and its place.
     *
     * @param truePath the true path if the path is a cut form of it, else empty
     */
    record Entry(Place place, String description, String truePath) {}

    static SearchProgress find(Statements statements) {
        List<SearchProgress> only = new ArrayList<>(1);
        statements.query(
                FIND,
                row -> only.add(new SearchProgress(
                        new Place(row.getString(1), row.getLong(2), row.getString(3)),
                        new Place(row.getString(4), row.getLong(5), row.getString(6)),
                        row.getBoolean(7))));
        return only.getFirst();
    }

    /** The next files that are not in the index. */
    List<Entry> pending(Statements statements, int limit) {
        return files(statements, PENDING, indexed.publishedIn(), indexed.userId(), indexed.path(), limit);
    }

    /** The next files of the index whose paths may not be decoded. */
    List<Entry> undecoded(Statements statements, int limit) {
        return files(
                statements,
                INDEXED,
                decoded.publishedIn(),
                decoded.userId(),
                decoded.path(),
                indexed.publishedIn(),
                indexed.userId(),
                indexed.path(),
                limit);
    }

    /** With those files in the index, which were pending. */
    SearchProgress withIndexed(List<Entry> files) {
        if (files.isEmpty()) {
            return this;
        }
        Place last = files.getLast().place();
        return new SearchProgress(last, isDecoded ? last : decoded, isDecoded);
    }

    /** With the paths of those files decoded; they are all up to the first place if there are fewer than the limit. */
    SearchProgress withDecoded(List<Entry> files, int limit) {
        boolean areAll = files.size() < limit;
        return new SearchProgress(indexed, areAll ? indexed : files.getLast().place(), areAll);
    }

    void store(Statements statements) {
        statements.update(
                ADVANCE,
                indexed.publishedIn(),
                indexed.userId(),
                indexed.path(),
                decoded.publishedIn(),
                decoded.userId(),
                decoded.path());
    }

    private static List<Entry> files(Statements statements, String sql, Object... parameters) {
        List<Entry> files = new ArrayList<>();
        statements.query(
                sql,
                row -> files.add(new Entry(
                        new Place(row.getString(1), row.getLong(2), row.getString(3)),
                        row.getString(4),
                        row.getString(5))),
                parameters);
        return files;
    }
}
