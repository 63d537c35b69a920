package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.StatusForm;
import io.netty.channel.Channel;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    /** One for each event loop. Vert.x lets them share the listening socket, and gives each of them connections in turn. */
    private final List<NetServer> servers;

    private volatile @Nullable Channel listener;

    private ListeningPort(
            Vertx vertx, NetServerOptions options, StatusForm statuses, ConnectionAcceptor acceptor, int eventLoops) {
        this.statuses = statuses;
        this.acceptor = acceptor;
        this.servers = Stream.generate(() -> vertx.createNetServer(options).connectHandler(this::accept))
                .limit(eventLoops)
                .toList();
    }

    /**
     * Listens there, for clients that expect statuses of that form, in so many event loops.
     *
     * @throws ConfigurationException if it cannot listen there; {@code remedy} ends the message
     */
    static ListeningPort open(
            VertxInternal vertx, Place place, ConnectionAcceptor acceptor, int eventLoops, String remedy) {
        NetServerOptions options = new NetServerOptions()
                .setHost(place.host())
                .setPort(place.number() == 0 ? anyPort() : place.number())
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setTcpNoDelay(true)
                .setReuseAddress(true);
        var port = new ListeningPort(vertx, options, place.statuses(), acceptor, eventLoops);
        try {
            port.servers.forEach(server -> listen(vertx, server));
            return port;
        } catch (CompletionException failure) {
            // Without a cause, Quarkus prints this failure as one line, without a stack trace.
            throw new ConfigurationException("The registry cannot listen on " + place.host() + ":" + place.number()
                    + ": " + reason(failure).getMessage() + ". " + remedy);
        }
    }

    /**
     * Where it listens.
     *
     * @param number the port; 0 for one that the system chooses
     */
    record Place(String host, int number, StatusForm statuses) {}

    /** The port, also if the system chose it. */
    int number() {
        return servers.getFirst().actualPort();
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
            servers.forEach(server -> await(server.close()));
        } catch (CompletionException failure) {
            LOG.warnf("the listener did not close: %s", reason(failure));
        }
    }

    /** Servers of Vert.x with the same negative number share a port that the system chooses. */
    private static int anyPort() {
        return -ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    }

    /** The server gets the next event loop. */
    private static void listen(VertxInternal vertx, NetServer server) {
        Promise<NetServer> listening = Promise.promise();
        vertx.createEventLoopContext().runOnContext(here -> server.listen().onComplete(listening));
        await(listening.future());
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
