package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLException;

/** Dials the other side of a session, and demands its key before anything is sent. Safe from any thread. */
public final class TlsDialer implements AutoCloseable {
    private final NetClient client;
    private final Duration timeout;

    /**
     * A dialer.
     *
     * @param timeout for the connection; and again for handshake and HELLO together
     */
    public TlsDialer(Vertx vertx, Duration timeout) {
        this.timeout = timeout;
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setTcpNoDelay(true));
    }

    /**
     * Connects, and creates an exchange when the handshake is complete and the key is an expected one.
     *
     * @param context shows the key of this side
     * @param keyIds the SHA-256 of each key that the other side may have; if empty, it may have any key
     * @param exchanges creates the exchange, in the event loop of the connection
     * @return the connection; or the reason: an {@link UnexpectedKeyException}, another {@link SSLException} where the other side
     *     does not speak sessions, or what the network says
     */
    public Future<Connection> dial(
            SocketAddress address, TlsContext context, Collection<byte[]> keyIds, SecuredExchanges exchanges) {
        List<byte[]> expected = List.copyOf(keyIds);
        return client.connect(address).compose(socket -> secure(socket, context, expected, exchanges));
    }

    /** Closes the connections that it has dialled. */
    @Override
    public void close() {
        client.close();
    }

    private Future<Connection> secure(
            NetSocket dialled, TlsContext context, List<byte[]> keyIds, SecuredExchanges exchanges) {
        NetSocketInternal socket = (NetSocketInternal) dialled;
        ChannelHandlerContext network = socket.channelHandlerContext();
        if (!(network.channel().remoteAddress() instanceof InetSocketAddress remote)) {
            return Future.failedFuture(new SSLException("the other side has closed the connection"));
        }
        Connection connection = new Connection(socket, HostAddress.of(remote.getAddress()), Linger.DEFAULT);
        Promise<Connection> secured = Promise.promise();
        DialledHandshake handshake = new DialledHandshake(connection, keyIds, exchanges, secured);
        connection.start(handshake, () -> {});
        connection.waitFor(timeout);
        SslHandler tls = new SslHandler(context.client());
        tls.setHandshakeTimeoutMillis(0);
        connection.encryptedBy(tls);
        network.pipeline().addBefore(network.name(), null, tls);
        tls.handshakeFuture().addListener(done -> connection.dispatch(() -> handshake.completed(tls, done)));
        return secured.future();
    }
}
