package dev.lonja.registry.storage.identity;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides who may act for the users of a batch. It is read to find out why a row was not changed.
 *
 * @param known by name
 */
public record Standings(Map<String, Known> known) {
    private static final String READ = """
            SELECT u.name, u.id, p.origin, u.keys FROM registered_user u LEFT JOIN presence p ON p.user_id = u.id
            WHERE u.name = ANY (?::text[])""";

    /** Nobody: for a batch in which every row was changed. */
    public static final Standings NONE = new Standings(Map.of());

    /** A registered user. */
    public record Known(long id, Standing standing) {
        private static Known of(ResultSet row) throws SQLException {
            String[] keys = (String[]) row.getArray(4).getArray();
            return new Known(row.getLong(2), new Standing(Set.of(keys), row.getString(3)));
        }
    }

    /** Reads those of these names that are registered. */
    public static Standings read(Statements statements, String... names) {
        Map<String, Known> known = new HashMap<>();
        statements.query(READ, row -> known.put(row.getString(1), Known.of(row)), (Object) names);
        return new Standings(known);
    }

    /** Finds the user of that name. */
    public Optional<Known> find(String user) {
        return Optional.ofNullable(known.get(user));
    }

    /** The standing of the user of that name; null if there is none. */
    @Nullable
    Standing standing(String user) {
        Known found = known.get(user);
        return found == null ? null : found.standing();
    }
}
