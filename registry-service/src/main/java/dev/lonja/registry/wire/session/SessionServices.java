package dev.lonja.registry.wire.session;

import dev.lonja.registry.key.RegistryKeys;
import dev.lonja.registry.presence.HeldPresences;
import dev.lonja.registry.requests.Requests;
import jakarta.inject.Singleton;

/** What all sessions share. Safe from any thread. */
@Singleton
final class SessionServices {
    private final Requests requests;
    private final SessionObservers observers;
    private final RegistryKeys keys;
    private final OpenSessions sessions;
    private final HeldPresences presences;

    SessionServices(
            Requests requests,
            SessionObservers observers,
            RegistryKeys keys,
            OpenSessions sessions,
            HeldPresences presences) {
        this.requests = requests;
        this.observers = observers;
        this.keys = keys;
        this.sessions = sessions;
        this.presences = presences;
    }

    Requests requests() {
        return requests;
    }

    SessionObservers observers() {
        return observers;
    }

    RegistryKeys keys() {
        return keys;
    }

    OpenSessions sessions() {
        return sessions;
    }

    HeldPresences presences() {
        return presences;
    }
}
