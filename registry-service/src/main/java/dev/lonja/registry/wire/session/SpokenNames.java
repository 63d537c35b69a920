package dev.lonja.registry.wire.session;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which sessions of this registry speak for which names: those in whose name they have asked with success. Safe from any thread. */
@Singleton
final class SpokenNames {
    private final ConcurrentMap<String, Set<RegistrySession>> byName = new ConcurrentHashMap<>();

    /** The session speaks for that name. */
    void add(String name, RegistrySession session) {
        byName.compute(name, (same, speakers) -> {
            Set<RegistrySession> all = speakers == null ? ConcurrentHashMap.newKeySet(1) : speakers;
            all.add(session);
            return all;
        });
    }

    /** The session no longer does. */
    void remove(String name, RegistrySession session) {
        byName.computeIfPresent(name, (same, speakers) -> {
            speakers.remove(session);
            return speakers.isEmpty() ? null : speakers;
        });
    }

    /** The sessions that speak for that name. */
    Collection<RegistrySession> of(String name) {
        return List.copyOf(byName.getOrDefault(name, Set.of()));
    }
}
