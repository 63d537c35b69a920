package dev.lonja.registry.storage;

import dev.lonja.registry.database.Statements;
import java.util.ArrayList;
import java.util.List;

/** The number of users, presences and published files. */
public record DirectorySize(long users, long connected, long files) {
    /** The size before the first count. */
    public static final DirectorySize UNKNOWN = new DirectorySize(0, 0, 0);

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM registered_user), (SELECT count(*) FROM presence),
                (SELECT count(*) FROM published_file)""";

    /** Counts all rows, in the transaction of the caller. */
    public static DirectorySize count(Statements statements) {
        List<DirectorySize> only = new ArrayList<>(1);
        statements.query(COUNT, row -> only.add(new DirectorySize(row.getLong(1), row.getLong(2), row.getLong(3))));
        return only.getFirst();
    }
}
