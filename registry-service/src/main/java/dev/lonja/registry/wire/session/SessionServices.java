package dev.lonja.registry.wire.session;

import dev.lonja.registry.key.RegistryKeys;
import dev.lonja.registry.requests.Requests;
import jakarta.inject.Singleton;

/** What all sessions share. Safe from any thread. */
@Singleton
final class SessionServices {
    private final Requests requests;
    private final SessionObservers observers;
    private final RegistryKeys keys;
    private final OpenSessions sessions;
    private final SessionHoldings holdings;

    SessionServices(
            Requests requests,
            SessionObservers observers,
            RegistryKeys keys,
            OpenSessions sessions,
            SessionHoldings holdings) {
        this.requests = requests;
        this.observers = observers;
        this.keys = keys;
        this.sessions = sessions;
        this.holdings = holdings;
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

    SessionHoldings holdings() {
        return holdings;
    }
}
