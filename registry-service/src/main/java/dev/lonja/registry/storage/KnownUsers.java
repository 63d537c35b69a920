package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import java.util.Map;
import java.util.Optional;

/**
 * The users of a batch and the origins of their presences. They are read to find out why a row was not changed.
 *
 * @param origins by name; empty for a user that is not connected
 */
record KnownUsers(Map<String, Optional<String>> origins, Authorization authorization) {

    boolean exists(String user) {
        return origins.containsKey(user);
    }

    /** Whether the user exists and is connected, and the credential is valid for its presence. */
    Outcome authorize(String user, String credential) {
        Optional<String> origin = origins.get(user);
        if (origin == null) {
            return Outcome.NO_SUCH_USER;
        }
        return authorization.isGranted(credential, origin.orElse(null)) ? Outcome.OK : Outcome.NOT_CONNECTED;
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
