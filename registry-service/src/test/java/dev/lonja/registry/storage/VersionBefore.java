package dev.lonja.registry.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.registry.database.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A registry of the version before keys and sessions: its statements, by name. */
final class VersionBefore {
    /** The last migration that it has. */
    static final String MIGRATED_TO = "7";

    private final Map<String, String> sql = new HashMap<>();
    private final Statements statements;
    private final Connection connection;

    VersionBefore(Statements statements, Connection connection) throws IOException {
        this.statements = statements;
        this.connection = connection;
        try (InputStream file =
                Objects.requireNonNull(VersionBefore.class.getResourceAsStream("/version-before/statements.sql"))) {
            String text = new String(file.readAllBytes(), UTF_8);
            for (String part : text.substring(text.indexOf("\n\n") + 2).split(";\\s*", -1)) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    sql.put(part.substring("-- ".length(), end), part.substring(end + 1));
                }
            }
        }
    }

    /** Runs a statement. Returns its rows, each as its first two columns. */
    List<String> run(String name, Object... parameters) {
        List<String> rows = new ArrayList<>();
        statements.on(connection, () -> {
            statements.query(
                    Objects.requireNonNull(sql.get(name), name),
                    row -> rows.add(
                            row.getMetaData().getColumnCount() == 1
                                    ? row.getString(1)
                                    : row.getString(1) + " " + row.getString(2)),
                    parameters);
            return rows;
        });
        return rows;
    }
}
