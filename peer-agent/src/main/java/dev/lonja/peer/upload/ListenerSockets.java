package dev.lonja.peer.upload;

import static dev.lonja.peer.text.Texts.text;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The open sockets of a listener: one for each processor, each with an event loop of its own, all on one port. Vert.x spreads
 * the connections over them.
 *
 * <p>Thread: opening and closing block; the handler of connections is called on the event loops.
 */
final class ListenerSockets {
    private static final Logger LOG = Logger.getLogger(ListenerSockets.class);
    private static final int WAIT_SECONDS = 10;

    /** A listener that is not open. */
    static final ListenerSockets NONE = new ListenerSockets(List.of());

    private final List<NetServer> servers;

    private ListenerSockets(List<NetServer> servers) {
        this.servers = servers;
    }

    /**
     * Opens the listener; empty if the port is in use.
     *
     * @throws IOException if listening fails for another reason
     */
    static Optional<ListenerSockets> open(Vertx vertx, NetServerOptions options, Handler<NetSocket> onConnection)
            throws IOException {
        var sockets = new ListenerSockets(new ArrayList<>());
        try {
            while (sockets.servers.size() < Runtime.getRuntime().availableProcessors()) {
                NetServer server = vertx.createNetServer(options).connectHandler(onConnection);
                sockets.servers.add(listenOnAnEventLoop(vertx, server));
            }
            return Optional.of(sockets);
        } catch (ExecutionException failure) {
            sockets.close(() -> {});
            // A port in use is an IOException of the native transport, and a BindException of the other one.
            if (failure.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw new IOException(
                    text("cannot listen on %s:%d", options.getHost(), options.getPort()), failure.getCause());
        } catch (TimeoutException failure) {
            sockets.close(() -> {});
            throw new IOException(text("listening on port %d took too long", options.getPort()), failure);
        }
    }

    int port() {
        return servers.getFirst().actualPort();
    }

    /** Closes the listener: it accepts nothing more; {@code cutConnections} runs before this waits for the end. */
    void close(Runnable cutConnections) {
        Future<?> closing = Future.all(servers.stream().map(NetServer::close).toList());
        cutConnections.run();
        try {
            await(closing);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf("the listener did not close: %s", late);
        }
    }

    private static NetServer listenOnAnEventLoop(Vertx vertx, NetServer server)
            throws ExecutionException, TimeoutException {
        Promise<NetServer> listening = Promise.promise();
        ((VertxInternal) vertx)
                .createEventLoopContext()
                .runOnContext(here -> server.listen().onComplete(listening));
        return await(listening.future());
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(interrupted);
        }
    }
}
