package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Serves two editions on one port: a connection whose first byte begins a TLS handshake is secured and gets another exchange, any
 * other one continues with the exchange that it has (docs/session.md, One port). Safe from any thread.
 */
public final class TlsAcceptor {
    /** The time for handshake and HELLO together (docs/session.md, Limits). */
    public static final Duration SETUP_TIME = Duration.ofSeconds(10);

    private final Supplier<TlsContext> contexts;
    private final Handshakes handshakes;
    private final SecuredExchanges exchanges;
    private final Duration setupTime;

    /** An acceptor that gives handshake and HELLO that much time; the context may change. */
    public TlsAcceptor(
            Supplier<TlsContext> contexts, Handshakes handshakes, SecuredExchanges exchanges, Duration setupTime) {
        this.contexts = contexts;
        this.handshakes = handshakes;
        this.exchanges = exchanges;
        this.setupTime = setupTime;
    }

    /** Looks at the first byte of a connection that has started, and of which nothing was read; in its event loop. */
    public void watch(Connection connection) {
        ChannelHandlerContext exchange = connection.socket().channelHandlerContext();
        exchange.pipeline().addBefore(exchange.name(), null, new FirstByte(() -> handshake(connection)));
    }

    TlsContext context() {
        return contexts.get();
    }

    Handshakes handshakes() {
        return handshakes;
    }

    SecuredExchanges exchanges() {
        return exchanges;
    }

    private HandshakeGate handshake(Connection connection) {
        TlsHandshake handshake = new TlsHandshake(connection, this);
        connection.dispatch(() -> {
            connection.continueWith(handshake);
            connection.waitFor(setupTime);
        });
        return new HandshakeGate(handshake);
    }
}
