package dev.lonja.registry.names;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.storage.RegisteredUser;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The names of the registered users, in the order of their registration. */
@Singleton
class RegisteredNames implements PanacheRepositoryBase<RegisteredUser, Long> {
    private static final String NEXT = """
            SELECT u.id, u.name, NOT u.used AND u.registered_at < ?::timestamptz FROM registered_user u
            WHERE u.id > ? ORDER BY u.id LIMIT ?""";

    private final Statements statements;

    RegisteredNames(Statements statements) {
        this.statements = statements;
    }

    /**
     * A look at some users.
     *
     * @param lastId of the last of them; 0 after the last user of all
     * @param unused the names of those that have never connected, and were registered before the given time
     */
    record Look(long lastId, List<String> unused) {}

    /** Looks at that many users after the one with that id. */
    Look look(long afterId, int users, Instant registeredBefore) {
        List<Long> ids = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        statements.query(
                NEXT,
                row -> {
                    ids.add(row.getLong(1));
                    if (row.getBoolean(3)) {
                        unused.add(row.getString(2));
                    }
                },
                registeredBefore.toString(),
                afterId,
                users);
        return new Look(ids.size() < users ? 0 : ids.getLast(), unused);
    }
}
