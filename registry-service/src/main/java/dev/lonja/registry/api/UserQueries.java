package dev.lonja.registry.api;

import dev.lonja.registry.storage.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for users and their files, page by page along the primary keys; in the transaction of the caller. */
@Singleton
class UserQueries {
    private static final int MAX_COUNTED_FILES = 10_000;

    private static final String USERS = """
            SELECT u.name, u.registered_at, p.address, p.port, p.connected_at, counted.files
            FROM (SELECT u.id, u.name, u.registered_at FROM registered_user u
                  WHERE %s ORDER BY u.name LIMIT ?) u
            LEFT JOIN presence p ON p.user_id = u.id
            CROSS JOIN LATERAL (
                SELECT count(*) AS files
                FROM (SELECT FROM published_file f WHERE f.user_id = u.id LIMIT %d) f) counted
            ORDER BY u.name""";

    private static final String PAGE = USERS.formatted("u.name > ?%s", MAX_COUNTED_FILES + 1);

    private static final String ONE = USERS.formatted("u.name = ?", MAX_COUNTED_FILES + 1);

    private static final String HOLDS = " AND u.name ILIKE ?";

    private static final String IS_CONNECTED = " AND EXISTS (SELECT FROM presence c WHERE c.user_id = u.id)";

    private static final String IS_NOT_CONNECTED = " AND NOT EXISTS (SELECT FROM presence c WHERE c.user_id = u.id)";

    private static final String ID = "SELECT id FROM registered_user WHERE name = ?";

    private static final String FILES = """
            SELECT f.path, f.description, f.published_at,
                EXISTS (SELECT FROM presence p WHERE p.user_id = f.user_id)
            FROM published_file f WHERE f.user_id = ? AND f.path > ? ORDER BY f.path LIMIT ?""";

    private final Statements statements;

    UserQueries(Statements statements) {
        this.statements = statements;
    }

    Page<UserView> page(UserFilter filter, String after, int limit) {
        String more = filter.part().isPresent() ? HOLDS : "";
        more += filter.connected()
                .map(wanted -> wanted ? IS_CONNECTED : IS_NOT_CONNECTED)
                .orElse("");
        List<Object> parameters = new ArrayList<>(List.of(after));
        filter.part().map(UserQueries::pattern).ifPresent(parameters::add);
        parameters.add(limit + 1);
        return Page.of(users(PAGE.formatted(more), parameters.toArray()), limit, UserView::name);
    }

    Optional<UserView> find(String name) {
        return users(ONE, name, 1).stream().findFirst();
    }

    /** Finds what the user publishes; empty if there is no such user. */
    Optional<Page<FileView>> findFiles(String owner, String after, int limit) {
        return statements.findNumber(ID, owner).map(id -> {
            List<FileView> files = new ArrayList<>();
            statements.query(
                    FILES,
                    row -> files.add(new FileView(
                            owner, row.getString(1), row.getString(2), Rows.instant(row, 3), row.getBoolean(4))),
                    id,
                    after,
                    limit + 1);
            return Page.of(files, limit, FileView::path);
        });
    }

    private List<UserView> users(String sql, Object... parameters) {
        List<UserView> users = new ArrayList<>();
        statements.query(sql, row -> users.add(user(row)), parameters);
        return users;
    }

    private static UserView user(ResultSet row) throws SQLException {
        Optional<String> address = Rows.findText(row, 3);
        int files = row.getInt(6);
        return new UserView(
                row.getString(1),
                Rows.instant(row, 2),
                address.isPresent(),
                address,
                Optional.ofNullable(row.getObject(4, Integer.class)),
                Rows.findInstant(row, 5),
                Math.min(files, MAX_COUNTED_FILES),
                files > MAX_COUNTED_FILES);
    }

    private static String pattern(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
