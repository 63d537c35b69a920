package dev.lonja.registry.wire.session;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sessions of this registry that were authorized to act for a user, by the name of the user. Safe from any thread. */
@Singleton
final class AuthorizedSessions {
    private final ConcurrentMap<String, Set<SessionUsers>> byName = new ConcurrentHashMap<>();

    /** The session was authorized for that name. */
    void add(String name, SessionUsers session) {
        byName.compute(name, (same, sessions) -> {
            Set<SessionUsers> all = sessions == null ? ConcurrentHashMap.newKeySet(1) : sessions;
            all.add(session);
            return all;
        });
    }

    /** The session no longer is. */
    void remove(String name, SessionUsers session) {
        byName.computeIfPresent(name, (same, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** The sessions that were authorized for that name. */
    Collection<SessionUsers> of(String name) {
        return List.copyOf(byName.getOrDefault(name, Set.of()));
    }
}
