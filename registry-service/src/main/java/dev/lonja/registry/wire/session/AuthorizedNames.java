package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in which a session has asked with success, so that it hears what becomes of their keys. Belongs to the event loop of its
 * session.
 */
final class AuthorizedNames {
    /** An agent has one; a program that has more hears only of these. */
    private static final int MAX = 64;

    private final SessionUsers session;
    private final AuthorizedSessions all;
    private final Set<String> names = new HashSet<>(1);

    AuthorizedNames(SessionUsers session, AuthorizedSessions all) {
        this.session = session;
        this.all = all;
    }

    /** A request of the session has that outcome. */
    void answered(Request request, Outcome outcome) {
        if (outcome != Outcome.OK || !(request instanceof Request.FromUser from)) {
            return;
        }
        if (request instanceof Request.Unregister) {
            forget(from.user());
        } else if (names.size() < MAX && names.add(from.user())) {
            all.add(from.user(), session);
        }
    }

    /** Returns whether the name was one of them. */
    boolean forget(String user) {
        all.remove(user, session);
        return names.remove(user);
    }

    /** The session is over. */
    void ended() {
        names.forEach(name -> all.remove(name, session));
        names.clear();
    }
}
