package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.Standing;
import dev.lonja.registry.storage.identity.ChangeRows.Key;
import dev.lonja.registry.storage.identity.Standings;
import java.util.Set;
import java.util.function.Function;

/** The users of a batch. They are read to find out why a row was not changed. */
record KnownUsers(Standings users, Authorization authorization) {

    /** Reads those of these names that are registered. */
    static KnownUsers read(Statements statements, Authorization authorization, String... names) {
        return new KnownUsers(Standings.read(statements, names), authorization);
    }

    /** Whether the path of the key's user is among those files. */
    boolean contains(Set<PublishedPath.Key> files, Key key) {
        return users.find(key.user())
                .map(known -> files.contains(new PublishedPath.Key(known.id(), key.path())))
                .orElse(false);
    }

    /** Whether the caller may ask in the name of the user, which must be connected. */
    Outcome mayRead(String user, Credential credential) {
        return users.find(user)
                .map(known -> authorization.mayRead(credential, known.standing()))
                .orElse(Outcome.NO_SUCH_USER);
    }

    /** NO_SUCH_USER if the user does not exist, otherwise the given outcome. */
    ChangeResult existsOr(Outcome otherwise, String user) {
        return ChangeResult.of(users.find(user).map(known -> otherwise).orElse(Outcome.NO_SUCH_USER));
    }

    /** Why the caller may not change the connected user, otherwise the given outcome. */
    ChangeResult mayChangeOr(Outcome otherwise, Key key) {
        return or(otherwise, key, standing -> authorization.mayChange(key.credential(), standing));
    }

    /** Why the caller may not change the user, connected or not, otherwise the given outcome. */
    ChangeResult mayActOr(Outcome otherwise, Key key) {
        return or(otherwise, key, standing -> authorization.mayAct(key.credential(), standing));
    }

    /** Why the name does not belong to the caller, otherwise the given outcome. */
    ChangeResult mayOwnOr(Outcome otherwise, Key key) {
        return or(otherwise, key, standing -> authorization.mayOwn(key.credential(), standing));
    }

    private ChangeResult or(Outcome otherwise, Key key, Function<Standing, Outcome> rule) {
        Outcome ruled = users.find(key.user())
                .map(known -> rule.apply(known.standing()))
                .orElse(Outcome.NO_SUCH_USER);
        return ChangeResult.of(ruled == Outcome.OK ? otherwise : ruled);
    }
}
