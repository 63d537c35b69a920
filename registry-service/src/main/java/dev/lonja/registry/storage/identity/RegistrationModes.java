package dev.lonja.registry.storage.identity;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.identity.IdentityRules.Registration;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may register a name, if an administrator has chosen it; in the transaction of the caller. */
@Singleton
public class RegistrationModes {
    private static final String FIND = "SELECT m.mode FROM registration_mode m";

    /** A choice that changes nothing is not recorded. */
    private static final String CHOOSE = """
            WITH w AS (SELECT ?::text AS mode, ?::text AS who, ?::text AS by_address),
                chosen AS (
                    INSERT INTO registration_mode (mode) SELECT w.mode FROM w
                    ON CONFLICT (only_row) DO UPDATE SET mode = excluded.mode, chosen_at = now()
                    WHERE registration_mode.mode <> excluded.mode
                    RETURNING mode),
                audit AS (
                    INSERT INTO audit_record (who, address, action, user_name, detail)
                    SELECT w.who, w.by_address, 'SET_REGISTRATION', '', w.mode FROM chosen JOIN w ON w.mode = chosen.mode)
            SELECT count(*) FROM chosen""";

    private final Statements statements;

    RegistrationModes(Statements statements) {
        this.statements = statements;
    }

    /** Finds what was chosen. */
    public Optional<Registration> findChosen() {
        List<Registration> only = new ArrayList<>(1);
        statements.query(FIND, row -> only.add(Registration.valueOf(row.getString(1))));
        return only.stream().findFirst();
    }

    /** Stores the choice of an administrator, with an audit record. Returns whether it is another one than before. */
    public boolean choose(Registration registration, Administrator by) {
        return statements
                        .findNumber(CHOOSE, registration.name(), by.name(), by.address())
                        .orElse(0L)
                > 0;
    }
}
