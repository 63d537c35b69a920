package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.StatusForm;
import io.netty.channel.Channel;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A port that the registry listens on. Opened and closed on the main thread; connections are accepted in event loops. */
final class ListeningPort {
    private static final Logger LOG = Logger.getLogger(ListeningPort.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The number of connections that wait in the system during a burst; the system may allow fewer. */
    private static final int ACCEPT_BACKLOG = 1024;

    private final StatusForm statuses;
    private final ConnectionAcceptor acceptor;
    private final NetServer server;
    private volatile @Nullable Channel listener;

    private ListeningPort(Vertx vertx, NetServerOptions options, StatusForm statuses, ConnectionAcceptor acceptor) {
        this.statuses = statuses;
        this.acceptor = acceptor;
        this.server = vertx.createNetServer(options).connectHandler(this::accept);
    }

    /** Listens there, for clients that expect statuses of that form. {@code remedy} ends the message of a failure. */
    static ListeningPort open(
            Vertx vertx, NetServerOptions place, StatusForm statuses, ConnectionAcceptor acceptor, String remedy) {
        NetServerOptions options =
                place.setAcceptBacklog(ACCEPT_BACKLOG).setTcpNoDelay(true).setReuseAddress(true);
        var port = new ListeningPort(vertx, options, statuses, acceptor);
        try {
            await(port.server.listen());
            return port;
        } catch (CompletionException failure) {
            // Without a cause, Quarkus prints this failure as one line, without a stack trace.
            throw new ConfigurationException("The registry cannot listen on " + place.getHost() + ":" + place.getPort()
                    + ": " + reason(failure).getMessage() + ". " + remedy);
        }
    }

    /** The port, also if the system chose it. */
    int number() {
        return server.actualPort();
    }

    /** Accepts no more connections; those that are open stay. */
    void stopAccepting() {
        // Closing the server itself would cut its connections.
        Channel accepting = listener;
        if (accepting != null) {
            accepting.close().awaitUninterruptibly(LIMIT.toMillis());
        }
    }

    void close() {
        try {
            await(server.close());
        } catch (CompletionException failure) {
            LOG.warnf("the listener did not close: %s", reason(failure));
        }
    }

    private void accept(NetSocket accepted) {
        NetSocketInternal socket = (NetSocketInternal) accepted;
        if (listener == null) {
            listener = socket.channelHandlerContext().channel().parent();
        }
        acceptor.accept(socket, statuses);
    }

    private static Throwable reason(CompletionException failure) {
        return Objects.requireNonNullElse(failure.getCause(), failure);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
