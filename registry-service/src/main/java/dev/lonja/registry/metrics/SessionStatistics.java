package dev.lonja.registry.metrics;

import dev.lonja.registry.watch.Watches;
import dev.lonja.registry.wire.session.OpenSessions;
import dev.lonja.transport.tls.Handshakes;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Statistics of sessions, their watches and their handshakes. */
@Singleton
class SessionStatistics {
    private final OpenSessions sessions;
    private final Watches watches;
    private final Handshakes handshakes;

    SessionStatistics(OpenSessions sessions, Watches watches, Handshakes handshakes) {
        this.sessions = sessions;
        this.watches = watches;
        this.handshakes = handshakes;
    }

    void onStart(@Observes StartupEvent event, Meters meters) {
        meters.gauge("lonja.sessions", "Open sessions", sessions, OpenSessions::open);
        meters.gauge("lonja.watches", "Open watches of sessions", watches, Watches::count);
        meters.gauge("lonja.handshakes.running", "TLS handshakes in progress", handshakes, Handshakes::running);
        meters.gauge(
                "lonja.handshakes.waiting",
                "Connections whose TLS handshake waits for its turn",
                handshakes,
                Handshakes::waiting);
        meters.counter("lonja.handshakes.completed", "Completed TLS handshakes", handshakes, Handshakes::completed);
        meters.counter(
                "lonja.handshakes.failed",
                "TLS handshakes that failed, were refused or took too long",
                handshakes,
                Handshakes::failed);
    }
}
