package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.FairQueue;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of an accepted connection, which is the connection's exchange from the first byte until the other side has proved
 * its key. Belongs to the event loop of the connection.
 *
 * <pre>
 *   ClientHello arrives --its place is free--> engine computes --complete, the key is judged--> next exchange
 *        |                                          |
 *        +--refused, too late, malformed------------+--> cut
 * </pre>
 */
final class TlsHandshake implements Exchange {
    private static final Logger LOG = Logger.getLogger(TlsHandshake.class);

    private final Connection connection;
    private final TlsAcceptor acceptor;
    private FairQueue<String>.@Nullable Place place;
    private boolean isOver;

    TlsHandshake(Connection connection, TlsAcceptor acceptor) {
        this.connection = connection;
        this.acceptor = acceptor;
    }

    /** The ClientHello is complete: asks for a place. */
    void enter(Runnable whenRunning) {
        Optional<FairQueue<String>.Place> given = acceptor.handshakes().enter(connection.from(), whenRunning);
        if (given.isPresent()) {
            place = given.get();
        } else {
            fail("too many handshakes are waiting");
        }
    }

    /** The handshake has its place: creates the handler that performs it. */
    SslHandler begin() {
        SslHandler tls = new SslHandler(
                acceptor.context().server(), acceptor.handshakes().threads());
        // The deadline of the connection covers the handshake and what comes after it.
        tls.setHandshakeTimeoutMillis(0);
        connection.encryptedBy(tls);
        tls.handshakeFuture().addListener(handshake -> connection.dispatch(() -> completed(tls, handshake)));
        return tls;
    }

    void failed(Throwable failure) {
        fail(String.valueOf(failure.getMessage()));
    }

    @Override
    public void received(Buffer bytes) {
        connection.ignore(bytes);
    }

    @Override
    public void inputEnded() {
        fail("the client has left");
    }

    @Override
    public void deadlinePassed() {
        fail("not complete in time");
    }

    @Override
    public void stopping() {
        connection.cut();
    }

    @Override
    public void closed() {
        if (!isOver) {
            acceptor.handshakes().countFailed();
        }
        end();
    }

    private void completed(SslHandler tls, Future<? super Channel> handshake) {
        if (isOver) {
            return;
        }
        if (!handshake.isSuccess()) {
            // The handler sends an alert, and closes the channel behind it.
            LOG.debugf("peer=%s handshake failed: %s", connection.from().text(), handshake.cause());
            return;
        }
        try {
            PeerKey key = PeerKey.of(tls.engine());
            Optional<Exchange> next = acceptor.exchanges().begin(connection, key);
            if (next.isEmpty()) {
                fail("the key " + key + " is not accepted");
                return;
            }
            acceptor.handshakes().countCompleted();
            end();
            connection.continueWith(next.get());
        } catch (SSLException noKey) {
            failed(noKey);
        }
    }

    private void fail(String reason) {
        LOG.debugf("peer=%s handshake failed: %s", connection.from().text(), reason);
        connection.cut();
    }

    private void end() {
        isOver = true;
        if (place != null) {
            place.leave();
            place = null;
        }
    }
}
