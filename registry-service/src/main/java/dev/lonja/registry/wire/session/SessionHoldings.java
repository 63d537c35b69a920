package dev.lonja.registry.wire.session;

import dev.lonja.registry.presence.HeldPresences;
import dev.lonja.registry.presence.ReachProbe;
import dev.lonja.registry.watch.Watches;
import jakarta.inject.Singleton;

/** What sessions may hold: presences and watches; and which sessions act for which users. Safe from any thread. */
@Singleton
final class SessionHoldings {
    private final HeldPresences presences;
    private final ReachProbe probe;
    private final Watches watches;
    private final AuthorizedSessions sessions;

    SessionHoldings(HeldPresences presences, ReachProbe probe, Watches watches, AuthorizedSessions sessions) {
        this.presences = presences;
        this.probe = probe;
        this.watches = watches;
        this.sessions = sessions;
    }

    HeldPresences presences() {
        return presences;
    }

    ReachProbe probe() {
        return probe;
    }

    Watches watches() {
        return watches;
    }

    AuthorizedSessions sessions() {
        return sessions;
    }
}
