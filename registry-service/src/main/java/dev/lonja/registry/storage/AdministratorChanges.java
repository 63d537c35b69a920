package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Administrator;

/** The changes that administrators make: one statement each, which also writes the audit record. */
final class AdministratorChanges {
    private static final String AUDIT = """
            INSERT INTO audit_record (who, address, action, user_name, path)
            SELECT ?, ?, ?, gone.name, gone.path FROM gone""";

    private static final String FORCE_DISCONNECT = """
            WITH gone AS (
                DELETE FROM presence p USING registered_user u WHERE u.name = ? AND p.user_id = u.id
                RETURNING u.name, NULL::text AS path)
            """ + AUDIT;

    private static final String REMOVE_USER = """
            WITH gone AS (DELETE FROM registered_user WHERE name = ? RETURNING name, NULL::text AS path)
            """ + AUDIT;

    private static final String REMOVE_FILE = """
            WITH gone AS (
                DELETE FROM published_file f USING registered_user u
                WHERE u.name = ? AND f.user_id = u.id AND f.path = ?
                RETURNING u.name, f.path)
            """ + AUDIT;

    private static final String EXISTS = "SELECT true FROM registered_user WHERE name = ?";

    private final Statements statements;

    AdministratorChanges(Statements statements) {
        this.statements = statements;
    }

    Outcome forceDisconnect(String user, Administrator by) {
        int rows = statements.update(FORCE_DISCONNECT, user, by.name(), by.address(), "DISCONNECT_USER");
        return rows == 1 ? Outcome.OK : existsOr(Outcome.NOT_CONNECTED, user);
    }

    Outcome removeUser(String user, Administrator by) {
        int rows = statements.update(REMOVE_USER, user, by.name(), by.address(), "DELETE_USER");
        return rows == 1 ? Outcome.OK : Outcome.NO_SUCH_USER;
    }

    Outcome removeFile(String user, String path, Administrator by) {
        int rows = statements.update(REMOVE_FILE, user, path, by.name(), by.address(), "DELETE_FILE");
        return rows == 1 ? Outcome.OK : existsOr(Outcome.NOT_PUBLISHED, user);
    }

    private Outcome existsOr(Outcome otherwise, String user) {
        return statements.findTruth(EXISTS, user).isPresent() ? otherwise : Outcome.NO_SUCH_USER;
    }
}
