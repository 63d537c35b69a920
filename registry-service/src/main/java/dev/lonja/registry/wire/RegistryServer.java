package dev.lonja.registry.wire;

import dev.lonja.registry.requests.Refusals;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The listener of the registry. Started and stopped on the main thread; connections are accepted in event loops. */
@Singleton
public class RegistryServer {
    private static final Logger LOG = Logger.getLogger(RegistryServer.class);
    private static final Duration LISTENER_LIMIT = Duration.ofSeconds(10);

    /** The number of connections that wait in the system during a burst; the system may allow fewer. */
    private static final int ACCEPT_BACKLOG = 1024;

    private final Vertx vertx;
    private final WireConfig config;
    private final ConnectionAcceptor acceptor;
    private final OperationLog operations;
    private final Refusals refusals;
    private volatile @Nullable NetServer server;
    private volatile @Nullable Channel listener;
    private volatile boolean isStopping;

    RegistryServer(
            Vertx vertx, WireConfig config, ConnectionAcceptor acceptor, OperationLog operations, Refusals refusals) {
        this.vertx = vertx;
        this.config = config;
        this.acceptor = acceptor;
        this.operations = operations;
        this.refusals = refusals;
    }

    /** Starts to listen; does nothing if it listens already. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        NetServerOptions options = new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setTcpNoDelay(true)
                .setReuseAddress(true);
        server = listen(vertx.createNetServer(options).connectHandler(this::accept));
        operations.started(LocalAddress.of(config.host()), port());
        LOG.debugf("listening on %s:%d, native transport: %s", config.host(), port(), vertx.isNativeTransportEnabled());
    }

    /**
     * Stops accepting connections, waits for the requests in progress, no longer than the grace period, and closes. Does
     * nothing if it was called before.
     */
    public synchronized void stop() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        // Closing the server itself would cut its connections.
        Channel accepting = listener;
        if (accepting != null) {
            accepting.close().awaitUninterruptibly(LISTENER_LIMIT.toMillis());
        }
        acceptor.drain(config.drainGrace());
        NetServer bound = server;
        if (bound != null) {
            close(bound);
        }
    }

    /** Whether new connections are accepted. */
    public boolean isListening() {
        return server != null && !isStopping;
    }

    /** The port that the registry listens on, also if the system chose it. */
    public int port() {
        NetServer bound = server;
        return bound == null ? config.port() : bound.actualPort();
    }

    /** The number of connections that are open. */
    public int openConnections() {
        return acceptor.open();
    }

    /** The number of connections that were admitted so far. */
    public long acceptedConnections() {
        return acceptor.accepted();
    }

    /** The number of connections that were refused because of a limit on their number. */
    public long refusedConnections() {
        return refusals.of(Refusals.Reason.CONNECTIONS) + refusals.of(Refusals.Reason.CONNECTIONS_PER_ADDRESS);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    private void accept(NetSocket accepted) {
        NetSocketInternal socket = (NetSocketInternal) accepted;
        if (listener == null) {
            listener = socket.channelHandlerContext().channel().parent();
        }
        acceptor.accept(socket);
    }

    private NetServer listen(NetServer unbound) {
        try {
            return await(unbound.listen());
        } catch (CompletionException failure) {
            // Without a cause, Quarkus prints this failure as one line, without a stack trace.
            throw new ConfigurationException(
                    "The registry cannot listen on " + config.host() + ":" + config.port() + ": "
                            + reason(failure).getMessage()
                            + ". Is another one running? LONJA_REGISTRY_HOST and LONJA_REGISTRY_PORT choose another place.");
        }
    }

    private static void close(NetServer bound) {
        try {
            await(bound.close());
        } catch (CompletionException failure) {
            LOG.warnf("the listener did not close: %s", reason(failure));
        }
    }

    private static Throwable reason(CompletionException failure) {
        return Objects.requireNonNullElse(failure.getCause(), failure);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LISTENER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
