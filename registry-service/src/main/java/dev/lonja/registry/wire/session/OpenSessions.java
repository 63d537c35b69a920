package dev.lonja.registry.wire.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sessions of this registry, by key. Safe from any thread. */
@Singleton
public class OpenSessions {
    /** Two devices that share a key, and the old session of each that is not over yet. */
    static final int MAX_PER_KEY = 4;

    /** The sessions of each key, the oldest first; a list is never changed. */
    private final ConcurrentMap<KeyId, List<RegistrySession>> byKey = new ConcurrentHashMap<>();

    private final AtomicInteger open = new AtomicInteger();

    /** The number of sessions whose HELLO was answered OK and that are not over. */
    public int open() {
        return open.get();
    }

    /**
     * Adds a session. If its key has too many, the oldest one without a presence ends.
     *
     * @return false if all of them hold one
     */
    boolean admit(RegistrySession session) {
        boolean[] isAdmitted = {true};
        byKey.compute(session.key(), (key, ofKey) -> {
            List<RegistrySession> all = ofKey == null ? new ArrayList<>(1) : new ArrayList<>(ofKey);
            if (all.size() >= MAX_PER_KEY) {
                Optional<RegistrySession> oldest = all.stream()
                        .filter(each -> !each.users().holdsPresence())
                        .findFirst();
                isAdmitted[0] = oldest.isPresent();
                oldest.ifPresent(each -> {
                    all.remove(each);
                    each.end(Bye.of(ByeReason.REPLACED, "a newer session of this key"));
                    open.decrementAndGet();
                });
            }
            if (isAdmitted[0]) {
                all.add(session);
                open.incrementAndGet();
            }
            return List.copyOf(all);
        });
        return isAdmitted[0];
    }

    /** The session is over. */
    void remove(RegistrySession session) {
        byKey.computeIfPresent(session.key(), (key, ofKey) -> {
            if (!ofKey.contains(session)) {
                return ofKey;
            }
            open.decrementAndGet();
            List<RegistrySession> rest =
                    ofKey.stream().filter(each -> each != session).toList();
            return rest.isEmpty() ? null : rest;
        });
    }
}
