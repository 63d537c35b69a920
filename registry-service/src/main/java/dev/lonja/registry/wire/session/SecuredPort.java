package dev.lonja.registry.wire.session;

import dev.lonja.registry.key.RegistryKeys;
import dev.lonja.transport.FairQueue;
import dev.lonja.transport.tls.Handshakes;
import dev.lonja.transport.tls.TlsAcceptor;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates what secures connections: it serves both editions on each port (docs/session.md, One port). */
final class SecuredPort {
    /** Enough for clients with slow connections; each one costs the memory of an engine. */
    private static final int MAX_RUNNING = 512;
    /** One network leaves a quarter of the places to others. */
    private static final int MAX_RUNNING_OF_NETWORK = 384;
    /** More than there can be connections: their limits, also those of a network, were checked before. */
    private static final int MAX_WAITING = 64 * 1024;

    private SecuredPort() {}

    @Produces
    @Singleton
    static Handshakes handshakes(Vertx vertx) {
        var limits = new FairQueue.Limits(MAX_RUNNING, MAX_RUNNING_OF_NETWORK, MAX_WAITING, MAX_WAITING);
        return new Handshakes(vertx, limits, Runtime.getRuntime().availableProcessors());
    }

    @Produces
    @Singleton
    static TlsAcceptor acceptor(RegistryKeys keys, Handshakes handshakes, SessionExchanges sessions) {
        return new TlsAcceptor(() -> keys.current().context(), handshakes, sessions, TlsAcceptor.SETUP_TIME);
    }
}
