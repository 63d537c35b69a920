package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users of a batch. They are read to find out why a row was not changed.
 *
 * @param users by name
 */
record KnownUsers(Map<String, KnownUser> users, Authorization authorization) {
    private static final String KNOWN = """
            SELECT u.name, u.id, p.origin FROM registered_user u LEFT JOIN presence p ON p.user_id = u.id
            WHERE u.name = ANY (?::text[])""";

    /** Reads those of these names that are registered. */
    static KnownUsers read(Statements statements, Authorization authorization, String... names) {
        Map<String, KnownUser> users = new HashMap<>();
        statements.query(
                KNOWN, row -> users.put(row.getString(1), new KnownUser(row.getLong(2), row.getString(3))), (Object)
                        names);
        return new KnownUsers(users, authorization);
    }

    /** A registered user, and where its presence comes from; null if it is not connected. */
    record KnownUser(long id, @Nullable String origin) {}

    boolean exists(String user) {
        return users.containsKey(user);
    }

    /** Whether the path of the key's user is among those files. */
    boolean contains(Set<PublishedPath.Key> files, ChangeRows.Key key) {
        KnownUser known = users.get(key.user());
        return known != null && files.contains(new PublishedPath.Key(known.id(), key.path()));
    }

    /** Whether the user exists and is connected, and the credential is valid for its presence. */
    Outcome authorize(String user, String credential) {
        KnownUser known = users.get(user);
        if (known == null) {
            return Outcome.NO_SUCH_USER;
        }
        return authorization.isGranted(credential, known.origin()) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    /** NO_SUCH_USER if the user does not exist, otherwise the given outcome. */
    ChangeResult existsOr(Outcome otherwise, String user) {
        return ChangeResult.of(exists(user) ? otherwise : Outcome.NO_SUCH_USER);
    }

    /** NO_SUCH_USER or NOT_CONNECTED if the key is not authorized, otherwise the given outcome. */
    ChangeResult authorizedOr(Outcome otherwise, ChangeRows.Key key) {
        Outcome authorized = authorize(key.user(), key.credential());
        return ChangeResult.of(authorized == Outcome.OK ? otherwise : authorized);
    }
}
