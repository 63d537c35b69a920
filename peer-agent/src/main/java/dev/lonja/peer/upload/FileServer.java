package dev.lonja.peer.upload;

import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.SharedFileOpener;
import dev.lonja.peer.shared.SharedFiles;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The listener of the connected user: open from CONNECT to DISCONNECT, on a free port of the configured range.
 *
 * <p>Threads: {@link #start} and {@link #stop} block and belong to the one that executes commands; connections live on
 * the event loops.
 */
@Singleton
public final class FileServer {
    private static final Logger LOG = Logger.getLogger(FileServer.class);
    private static final int WAIT_SECONDS = 10;

    private final Vertx vertx;
    private final ListenerConfig config;
    private final UploadConfig limits;
    private final ShareConfig sharing;
    private final UploadCounters counters;
    private final PortRange ports;
    private final Set<FileConnection> connections = ConcurrentHashMap.newKeySet();
    private List<NetServer> running = List.of();

    /** A server that is not listening yet. */
    @Inject
    public FileServer(
            Vertx vertx, ListenerConfig config, UploadConfig limits, ShareConfig sharing, UploadCounters counters) {
        this.vertx = vertx;
        this.config = config;
        this.limits = limits;
        this.sharing = sharing;
        this.counters = counters;
        this.ports = PortRange.parse(config.listenPorts());
    }

    /**
     * Opens the listener, which serves these files and nothing else; a listener that is already open is closed first.
     *
     * @return the port
     * @throws IOException if no port of the range is free
     */
    public synchronized int start(SharedFiles sharedFiles) throws IOException {
        stop();
        var serving =
                Serving.of(vertx, config.transfer(), limits, new SharedFileOpener(sharedFiles, sharing), counters);
        int start = ThreadLocalRandom.current().nextInt(ports.size());
        for (PrimitiveIterator.OfInt port = ports.from(start).iterator(); port.hasNext(); ) {
            running = listen(port.nextInt(), serving);
            if (!running.isEmpty()) {
                return running.getFirst().actualPort();
            }
        }
        throw new IOException("no port of " + ports + " is free on " + config.listenHost());
    }

    /** Closes the listener, and with it what it is sending. */
    public synchronized void stop() {
        List<NetServer> stopping = running;
        running = List.of();
        close(stopping);
    }

    /** One for each processor, each on an event loop of its own: Vert.x has them share the port and the connections. */
    private List<NetServer> listen(int port, Serving serving) throws IOException {
        List<NetServer> servers = new ArrayList<>();
        try {
            while (servers.size() < Runtime.getRuntime().availableProcessors()) {
                servers.add(listenOnAnEventLoop(port, serving));
            }
            return servers;
        } catch (ExecutionException failure) {
            close(servers);
            if (failure.getCause()
                    instanceof IOException) { // The native transport has its own, for a port that is taken.
                return List.of();
            }
            throw new IOException("cannot listen on " + config.listenHost() + ":" + port, failure.getCause());
        } catch (TimeoutException failure) {
            close(servers);
            throw new IOException("listening on port " + port + " did not begin", failure);
        }
    }

    private NetServer listenOnAnEventLoop(int port, Serving serving) throws ExecutionException, TimeoutException {
        NetServer server = vertx.createNetServer(
                new NetServerOptions().setHost(config.listenHost()).setPort(port));
        server.connectHandler(socket -> accept(socket, serving));
        Promise<NetServer> listening = Promise.promise();
        ((VertxInternal) vertx)
                .createEventLoopContext()
                .runOnContext(here -> server.listen().onComplete(listening));
        return await(listening.future());
    }

    private void close(List<NetServer> servers) {
        List<Future<Void>> closing = servers.stream().map(NetServer::close).toList();
        connections.forEach(FileConnection::cut);
        try {
            await(Future.all(closing));
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf(
                    "The listener on port %d did not close: %s",
                    servers.getFirst().actualPort(), late);
        }
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(interrupted);
        }
    }

    private void accept(NetSocket socket, Serving serving) {
        var connection = new FileConnection(serving, (NetSocketInternal) socket);
        connections.add(connection); // Before the look: others may be accepting on other event loops.
        if (connections.size() > limits.maxConnections()) {
            connections.remove(connection);
            socket.close();
            return;
        }
        connection.start(() -> connections.remove(connection));
    }
}
