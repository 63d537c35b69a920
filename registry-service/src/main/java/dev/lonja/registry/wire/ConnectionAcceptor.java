package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.transport.Connection;
import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import dev.lonja.transport.tls.TlsAcceptor;
import io.netty.channel.Channel;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Decides about each accepted connection: determines the client's address and checks the limits. Keeps track of the open
 * connections, and drains them when the registry stops.
 *
 * <p>Connections are accepted in event loops; drained on the main thread.
 */
@Singleton
class ConnectionAcceptor {
    private static final Logger LOG = Logger.getLogger(ConnectionAcceptor.class);
    /** A session is served to the end of the grace period, and then says that it ends. */
    private static final Duration LAST_FRAMES = Linger.DEFAULT.time().plusSeconds(1);

    private final Exchanges exchanges;
    private final TlsAcceptor sessions;
    private final Refusals refusals;
    private final ConnectionLimits limits;
    private final TrustedProxies proxies;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean isStopping;

    ConnectionAcceptor(Exchanges exchanges, TlsAcceptor sessions, Refusals refusals, WireConfig config) {
        this.exchanges = exchanges;
        this.sessions = sessions;
        this.refusals = refusals;
        this.limits = new ConnectionLimits(config.maxConnections(), config.maxConnectionsPerAddress());
        this.proxies = new TrustedProxies(config.proxyProtocol().trusted().orElse(List.of()));
    }

    /** Decides about a connection to the port with statuses of that form. */
    void accept(NetSocketInternal socket, StatusForm statuses) {
        Channel channel = socket.channelHandlerContext().channel();
        // No address: the client has left already.
        if (isStopping || !(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            socket.close();
        } else if (proxies.contain(remote)) {
            ProxyHeader.expect(channel.pipeline(), client -> admit(socket, client, statuses));
        } else {
            admit(socket, HostAddress.of(remote.getAddress()), statuses);
        }
    }

    int open() {
        return limits.open();
    }

    long accepted() {
        return limits.accepted();
    }

    /** Tells all exchanges to end, and returns when all have ended, or some time after the grace period. */
    void drain(Duration grace) {
        isStopping = true;
        connections.forEach(Connection::stop);
        completeIfDrained();
        try {
            long millis = grace.plus(LAST_FRAMES).toMillis();
            drained.completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (!connections.isEmpty()) {
            LOG.warnf("%d connections did not end within %s and are cut off", connections.size(), grace);
        }
    }

    private void admit(NetSocketInternal socket, HostAddress from, StatusForm statuses) {
        if (isStopping) {
            socket.close();
            return;
        }
        switch (limits.admit(from)) {
            case ADMITTED -> begin(socket, from, statuses);
            case TOO_MANY -> refuse(socket, from, Refusals.Reason.CONNECTIONS);
            case TOO_MANY_FROM_ADDRESS -> refuse(socket, from, Refusals.Reason.CONNECTIONS_PER_ADDRESS);
        }
    }

    private void begin(NetSocketInternal socket, HostAddress from, StatusForm statuses) {
        Connection connection = new Connection(socket, from, Linger.DEFAULT);
        connections.add(connection);
        connection.start(exchanges.begin(connection, statuses), () -> {
            connections.remove(connection);
            limits.release(from);
            completeIfDrained();
        });
        sessions.watch(connection);
    }

    private void refuse(NetSocketInternal socket, HostAddress from, Refusals.Reason reason) {
        refusals.count(reason);
        LOG.debugf("peer=%s refused: %d connections are open", from.text(), limits.open());
        socket.close();
    }

    private void completeIfDrained() {
        if (isStopping && connections.isEmpty()) {
            drained.complete(null);
        }
    }
}
