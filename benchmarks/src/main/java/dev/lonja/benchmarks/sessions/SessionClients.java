package dev.lonja.benchmarks.sessions;

import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionLimits;
import dev.lonja.transport.session.SessionPulse;
import dev.lonja.transport.session.Side;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsDialer;
import dev.lonja.transport.tls.TlsIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Clients that hold sessions with a registry. They accept any key of it. Safe from any thread. */
final class SessionClients implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final TlsDialer dialer = new TlsDialer(vertx, TIMEOUT);
    private final SessionPulse pulse = new SessionPulse(SessionPulse.DEFAULT_INTERVAL);
    private final SocketAddress server;

    /** Clients of the registry at that address. */
    SessionClients(InetSocketAddress server) {
        this.server = SocketAddress.inetSocketAddress(server);
    }

    /** What a client with a key of its own shows in the handshake. */
    static TlsContext newKey() {
        KeyPair key = Keys.generate();
        return TlsContext.of(new TlsIdentity(key.getPrivate(), SelfSignedCertificate.of(key)));
    }

    /** Opens a session; complete when HELLO is answered OK. */
    CompletionStage<ClientSession> open(TlsContext key) {
        CompletableFuture<ClientSession> greeted = new CompletableFuture<>();
        dialer.dial(server, key, List.of(), (connection, shown) -> {
                    ClientSession client = new ClientSession(greeted);
                    Session session =
                            new Session(connection, Side.DIALLING, SessionLimits.DEFAULT, pulse, client::handlerOf);
                    session.run(client::greet);
                    return Optional.of(session);
                })
                .onFailure(greeted::completeExceptionally);
        return greeted;
    }

    @Override
    public void close() {
        dialer.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
