package dev.lonja.registry.api;

import dev.lonja.registry.storage.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks for the log of operations and for the audit, newest first; in the transaction of the caller. */
@Singleton
class RecordQueries {
    private static final String OPERATIONS = """
            SELECT id, at, user_name, operation, outcome, address, request_date FROM operation_record
            WHERE id < ?%s ORDER BY id DESC LIMIT ?""";

    private static final String EVERYBODYS = OPERATIONS.formatted("");

    private static final String OF_USER = OPERATIONS.formatted(" AND user_name = ?");

    private static final String AUDIT = """
            SELECT id, at, who, address, action, user_name, path FROM audit_record
            WHERE id < ? ORDER BY id DESC LIMIT ?""";

    private final Statements statements;

    RecordQueries(Statements statements) {
        this.statements = statements;
    }

    Page<OperationView> operations(long before, int limit) {
        return operations(EVERYBODYS, limit, before, limit + 1);
    }

    Page<OperationView> operationsOf(String user, long before, int limit) {
        return operations(OF_USER, limit, before, user, limit + 1);
    }

    Page<AuditView> audit(long before, int limit) {
        List<AuditView> found = new ArrayList<>();
        statements.query(
                AUDIT,
                row -> found.add(new AuditView(
                        row.getLong(1),
                        Rows.instant(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Rows.findText(row, 7))),
                before,
                limit + 1);
        return Page.of(found, limit, record -> Long.toString(record.id()));
    }

    private Page<OperationView> operations(String sql, int limit, Object... parameters) {
        List<OperationView> found = new ArrayList<>();
        statements.query(
                sql,
                row -> found.add(new OperationView(
                        row.getLong(1),
                        Rows.instant(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Rows.findText(row, 7))),
                parameters);
        return Page.of(found, limit, record -> Long.toString(record.id()));
    }
}
