package dev.lonja.registry.wire;

import dev.lonja.transport.Connection;
import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.netty.channel.Channel;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Listens, counts and refuses connections, and lets those under way finish when the registry stops.
 *
 * <p>Started and stopped on the main thread; connections are accepted on an event loop.
 */
@Singleton
public class RegistryServer {
    private static final Logger LOG = Logger.getLogger(RegistryServer.class);
    private static final Duration LISTENER_LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final WireConfig config;
    private final RequestExecutor executor;
    private final Replies replies;
    private final OperationLog operations;
    private final WireListener observer;
    private final ConnectionLimits limits;
    private final Refusals refusals;
    private final TrustedProxies proxies;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile Optional<NetServer> server = Optional.empty();
    private volatile Optional<Channel> listener = Optional.empty();
    private volatile boolean isStopping;

    RegistryServer(
            Vertx vertx,
            WireConfig config,
            RequestExecutor executor,
            Replies replies,
            OperationLog operations,
            Refusals refusals,
            @All List<WireListener> listeners) {
        this.replies = replies;
        this.refusals = refusals;
        this.vertx = vertx;
        this.config = config;
        this.executor = executor;
        this.operations = operations;
        this.observer = new WireListeners(listeners);
        this.limits = new ConnectionLimits(config.maxConnections(), config.maxConnectionsPerAddress());
        this.proxies = new TrustedProxies(config.proxyProtocol().trusted().orElse(List.of()));
    }

    /** Listens; does nothing when it listens already. */
    public synchronized void start() {
        if (server.isPresent()) {
            return;
        }
        NetServerOptions options = new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setAcceptBacklog(config.acceptBacklog())
                .setTcpNoDelay(true)
                .setReuseAddress(true);
        server = Optional.of(listen(vertx.createNetServer(options).connectHandler(this::accept)));
        operations.started(LocalAddress.of(config.host()), port());
        LOG.debugf("listening on %s:%d, native transport: %s", config.host(), port(), vertx.isNativeTransportEnabled());
    }

    /** Stops accepting, waits for requests under way no longer than the grace, and closes; harmless when repeated. */
    public synchronized void stop() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        // Closing the server itself would cut its connections off.
        listener.ifPresent(channel -> channel.close().awaitUninterruptibly(LISTENER_LIMIT.toMillis()));
        connections.forEach(Connection::stop);
        completeIfDrained();
        awaitDrained();
        server.ifPresent(RegistryServer::close);
    }

    /** Whether new connections are accepted. */
    public boolean isListening() {
        return server.isPresent() && !isStopping;
    }

    /** The port that the registry listens on, also when any free one was asked for. */
    public int port() {
        return server.map(NetServer::actualPort).orElse(config.port());
    }

    /** The connections that are open. */
    public int openConnections() {
        return limits.open();
    }

    /** The connections that came in so far. */
    public long acceptedConnections() {
        return limits.accepted();
    }

    /** The connections that were refused because of a limit on their number. */
    public long refusedConnections() {
        return refusals.of(Refusals.Reason.CONNECTIONS) + refusals.of(Refusals.Reason.CONNECTIONS_PER_ADDRESS);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    private NetServer listen(NetServer unbound) {
        try {
            return unbound.listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(LISTENER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            // Without a cause: Quarkus prints such a failure as this one line, without a stack trace.
            throw new ConfigurationException(
                    "The registry cannot listen on " + config.host() + ":" + config.port() + ": "
                            + Objects.requireNonNull(failure.getCause()).getMessage()
                            + ". Is another one running? LONJA_REGISTRY_HOST and LONJA_REGISTRY_PORT choose another place.");
        }
    }

    private static void close(NetServer bound) {
        try {
            bound.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(LISTENER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warnf("the listener did not close: %s", failure.getCause());
        }
    }

    private void accept(NetSocket accepted) {
        NetSocketInternal socket = (NetSocketInternal) accepted;
        Channel channel = socket.channelHandlerContext().channel();
        if (listener.isEmpty()) {
            listener = Optional.of(channel.parent());
        }
        // No address: the client has gone before it was looked at.
        if (isStopping || !(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            socket.close();
            return;
        }
        if (proxies.contain(remote)) {
            ProxyHeader.expect(channel.pipeline(), config.proxyProtocol().timeout(), client -> serve(socket, client));
        } else {
            serve(socket, HostAddress.of(remote.getAddress()));
        }
    }

    private void serve(NetSocketInternal socket, HostAddress from) {
        if (isStopping) {
            socket.close();
            return;
        }
        switch (limits.admit(from)) {
            case ADMITTED -> begin(socket, from);
            case TOO_MANY -> refuse(socket, from, Refusals.Reason.CONNECTIONS);
            case TOO_MANY_FROM_ADDRESS -> refuse(socket, from, Refusals.Reason.CONNECTIONS_PER_ADDRESS);
        }
    }

    private void begin(NetSocketInternal socket, HostAddress from) {
        Connection connection =
                new Connection(vertx, socket, from, new Linger(config.lingerTime(), config.lingerBytes()));
        connections.add(connection);
        var exchange = new ClassicExchange(connection, executor, replies, operations, refusals, observer, config);
        connection.start(exchange, () -> {
            connections.remove(connection);
            limits.release(from);
            completeIfDrained();
        });
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

    private void awaitDrained() {
        try {
            drained.get(config.drainGrace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warnf("%d connections did not end in %s and are cut off", connections.size(), config.drainGrace());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
