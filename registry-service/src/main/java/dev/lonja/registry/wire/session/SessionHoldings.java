package dev.lonja.registry.wire.session;

import dev.lonja.registry.presence.HeldPresences;
import dev.lonja.registry.presence.ReachProbe;
import dev.lonja.registry.watch.Watches;
import jakarta.inject.Singleton;

/** What sessions may hold: presences, watches, and names that they speak for. Safe from any thread. */
@Singleton
final class SessionHoldings {
    private final HeldPresences presences;
    private final ReachProbe probe;
    private final Watches watches;
    private final SpokenNames names;

    SessionHoldings(HeldPresences presences, ReachProbe probe, Watches watches, SpokenNames names) {
        this.presences = presences;
        this.probe = probe;
        this.watches = watches;
        this.names = names;
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

    SpokenNames names() {
        return names;
    }
}
