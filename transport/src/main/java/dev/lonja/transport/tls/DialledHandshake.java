package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The handshake of a connection that this side has dialled. Belongs to the event loop of the connection. */
final class DialledHandshake implements Exchange {
    private final Connection connection;
    private final List<byte[]> keyIds;
    private final SecuredExchanges exchanges;
    private final Promise<Connection> secured;

    DialledHandshake(
            Connection connection, List<byte[]> keyIds, SecuredExchanges exchanges, Promise<Connection> secured) {
        this.connection = connection;
        this.keyIds = keyIds;
        this.exchanges = exchanges;
        this.secured = secured;
    }

    @Override
    public void received(Buffer bytes) {
        connection.ignore(bytes);
    }

    @Override
    public void inputEnded() {
        fail(new SSLException("the other side has ended the connection during the handshake"));
    }

    @Override
    public void deadlinePassed() {
        fail(new SSLException("the handshake was not complete in time"));
    }

    @Override
    public void stopping() {
        fail(new SSLException("stopping"));
    }

    @Override
    public void closed() {
        secured.tryFail(new SSLException("the other side has closed the connection during the handshake"));
    }

    void completed(SslHandler tls, Future<? super Channel> handshake) {
        if (secured.future().isComplete()) {
            return;
        }
        if (!handshake.isSuccess()) {
            fail(handshake.cause());
            return;
        }
        try {
            begin(tls);
        } catch (SSLException unacceptable) {
            fail(unacceptable);
        }
    }

    private void begin(SslHandler tls) throws SSLException {
        if (!TlsContext.ALPN.equals(tls.engine().getApplicationProtocol())) {
            throw new SSLException("the other side does not speak " + TlsContext.ALPN);
        }
        PeerKey key = PeerKey.of(tls.engine());
        if (!keyIds.isEmpty() && !key.isOneOf(keyIds)) {
            throw new UnexpectedKeyException(key);
        }
        Optional<Exchange> next = exchanges.begin(connection, key);
        if (next.isEmpty()) {
            throw new UnexpectedKeyException(key);
        }
        connection.continueWith(next.get());
        secured.complete(connection);
    }

    private void fail(Throwable reason) {
        secured.tryFail(reason);
        connection.cut();
    }
}
