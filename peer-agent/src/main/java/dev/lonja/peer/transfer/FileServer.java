package dev.lonja.peer.transfer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
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
 * the event loop.
 */
@Singleton
public final class FileServer {
    private static final Logger LOG = Logger.getLogger(FileServer.class);
    private static final int WAIT_SECONDS = 10;

    private final Vertx vertx;
    private final TransferConfig config;
    private final TransferCounters counters;
    private final PortRange ports;
    private final Set<FileConnection> connections = ConcurrentHashMap.newKeySet();
    private Optional<NetServer> running = Optional.empty();

    /** A server that is not listening yet. */
    @Inject
    public FileServer(Vertx vertx, TransferConfig config, TransferCounters counters) {
        this.vertx = vertx;
        this.config = config;
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
        var serving = Serving.of(vertx, config, sharedFiles, counters);
        int start = ThreadLocalRandom.current().nextInt(ports.size());
        for (PrimitiveIterator.OfInt port = ports.from(start).iterator(); port.hasNext(); ) {
            Optional<NetServer> listening = listen(port.nextInt(), serving);
            if (listening.isPresent()) {
                running = listening;
                return listening.get().actualPort();
            }
        }
        throw new IOException("no port of " + ports + " is free on " + config.listenHost());
    }

    /** Closes the listener, and with it what it is sending. */
    public synchronized void stop() {
        Optional<NetServer> stopping = running;
        running = Optional.empty();
        stopping.ifPresent(server -> {
            try {
                Future<Void> closed = server.close();
                connections.forEach(FileConnection::cut);
                await(closed);
            } catch (ExecutionException | TimeoutException late) {
                LOG.warnf("The listener on port %d did not close: %s", server.actualPort(), late);
            }
        });
    }

    private Optional<NetServer> listen(int port, Serving serving) throws IOException {
        NetServer server = vertx.createNetServer(
                new NetServerOptions().setHost(config.listenHost()).setPort(port));
        server.connectHandler(socket -> accept(socket, serving));
        try {
            return Optional.of(await(server.listen()));
        } catch (ExecutionException failure) {
            if (failure.getCause()
                    instanceof IOException) { // The native transport has its own, for a port that is taken.
                return Optional.empty();
            }
            throw new IOException("cannot listen on " + config.listenHost() + ":" + port, failure.getCause());
        } catch (TimeoutException failure) {
            server.close();
            throw new IOException("listening on port " + port + " did not begin", failure);
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
        if (connections.size() >= config.upload().maxConnections()) {
            socket.close();
            return;
        }
        var connection = new FileConnection(serving, (NetSocketInternal) socket);
        connections.add(connection);
        connection.start(() -> connections.remove(connection));
    }
}
