package dev.lonja.registry.background;

import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Finds out which files of an owner have changed, after a notice that some have. Blocks. */
@Singleton
public class ChangedFiles {
    private static final String SNAPSHOT = "SELECT pg_current_snapshot()::text";

    /**
     * The row that a snapshot shows was written by a transaction that the snapshot shows. Of the number of that transaction, rows have
     * the lower 32 bits; it is the last one with these.
     */
    private static final String CHANGED = """
            SELECT w.name, f.path, coalesce(f.true_path, ''), f.description, f.size, f.root, f.kind
            FROM unnest(?::text[], ?::text[]) AS w (name, snapshot)
            JOIN registered_user u ON u.name = w.name
            JOIN published_file f ON f.user_id = u.id
            CROSS JOIN (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next) n
            WHERE NOT pg_visible_in_snapshot(
                (n.next - ((n.next - f.xmin::text::bigint) & 4294967295))::text::xid8, w.snapshot::pg_snapshot)""";

    private final Statements statements;
    private final Transactions transactions;

    ChangedFiles(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    /**
     * A file as it is published now.
     *
     * @param path the classic path
     * @param kept the true path if the classic path is a cut form of it, else empty
     */
    public record ChangedFile(String owner, String path, String kept, String description, FileFacts facts) {}

    /**
     * Reads the files that are published now, and not in that form in a snapshot of the database.
     *
     * @param snapshots by owner, the snapshot that its files are compared with
     * @return a snapshot that shows no other changes than those that were read
     */
    public String read(Map<String, String> snapshots, Consumer<ChangedFile> reader) {
        String[] owners = snapshots.keySet().toArray(String[]::new);
        String[] seen = new String[owners.length];
        for (int at = 0; at < owners.length; at++) {
            seen[at] = snapshots.get(owners[at]);
        }
        return transactions.inOne(() -> {
            List<String> snapshot = new ArrayList<>(1);
            statements.query(SNAPSHOT, row -> snapshot.add(row.getString(1)));
            statements.queryInSteps(
                    CHANGED,
                    0,
                    row -> {
                        reader.accept(file(row));
                        return true;
                    },
                    owners,
                    seen);
            return snapshot.getFirst();
        });
    }

    private static ChangedFile file(ResultSet row) throws SQLException {
        FileFacts facts = new FileFacts(
                Statements.number(row, 5),
                row.getString(6),
                FileKind.parse(row.getString(7)),
                OptionalLong.empty(),
                FileMode.PLAIN);
        return new ChangedFile(row.getString(1), row.getString(2), row.getString(3), row.getString(4), facts);
    }
}
