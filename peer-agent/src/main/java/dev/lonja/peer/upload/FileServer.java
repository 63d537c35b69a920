package dev.lonja.peer.upload;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.SharedFileOpener;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.transport.Connection;
import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The listener of the connected user: open from CONNECT to DISCONNECT, on a free port of the configured range.
 *
 * <p>Threads: {@link #start} and {@link #stop} block and belong to the one that executes commands; connections live on the
 * event loops.
 */
public final class FileServer {
    private final Vertx vertx;
    private final ListenerConfig listening;
    private final UploadConfig config;
    private final ShareConfig sharing;
    private final UploadCounters counters;
    private final PortRange ports;
    private final OpenConnections openConnections;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final SelfProbe selfProbe = new SelfProbe();
    private ListenerSockets sockets = ListenerSockets.NONE;

    /** A server that is not listening yet. */
    public FileServer(
            Vertx vertx, ListenerConfig listening, UploadConfig config, ShareConfig sharing, UploadCounters counters) {
        this.vertx = vertx;
        this.listening = listening;
        this.config = config;
        this.sharing = sharing;
        this.counters = counters;
        this.ports = PortRange.parse(listening.listenPorts());
        this.openConnections =
                new OpenConnections(new ConnectionLimits(config.maxConnections(), config.maxConnectionsPerAddress()));
    }

    /**
     * Opens the listener, which serves these files and nothing else, with statuses of one byte.
     *
     * @return the port
     * @throws IOException if no port of the range is free
     */
    public int start(SharedFiles sharedFiles) throws IOException {
        return start(sharedFiles, () -> StatusForm.BYTE);
    }

    /**
     * Opens the listener, which serves these files and nothing else. A listener that is already open is closed first.
     *
     * @param statuses the form of its statuses, which may change
     * @return the port
     * @throws IOException if no port of the range is free
     */
    public synchronized int start(SharedFiles sharedFiles, Supplier<StatusForm> statuses) throws IOException {
        stop();
        var opener = new SharedFileOpener(sharedFiles, sharing, config.allowGrowing());
        var uploads = new Uploads(vertx, listening.transfer(), config, opener, counters);
        int start = ThreadLocalRandom.current().nextInt(ports.size());
        for (PrimitiveIterator.OfInt port = ports.from(start).iterator(); port.hasNext(); ) {
            Optional<ListenerSockets> opened = listen(port.nextInt(), uploads, statuses);
            if (opened.isPresent()) {
                sockets = opened.get();
                return sockets.port();
            }
        }
        throw new IOException(text("no port of %s is free on %s", ports, listening.listenHost()));
    }

    /** Whether a connection to that address and port arrives here. Blocks for a short time. */
    public boolean isReachedAt(String address, int port) {
        return selfProbe.isReachedAt(address, port);
    }

    /** Closes the listener and its connections; running uploads are cut. */
    public synchronized void stop() {
        ListenerSockets closing = sockets;
        sockets = ListenerSockets.NONE;
        closing.close(() -> connections.forEach(Connection::stop));
    }

    private Optional<ListenerSockets> listen(int port, Uploads uploads, Supplier<StatusForm> statuses)
            throws IOException {
        var options = new NetServerOptions().setHost(listening.listenHost()).setPort(port);
        return ListenerSockets.open(
                vertx, options, socket -> accept((NetSocketInternal) socket, uploads, statuses.get()));
    }

    private void accept(NetSocketInternal socket, Uploads uploads, StatusForm statuses) {
        // Without an address, the peer has closed the connection already.
        if (!(socket.channelHandlerContext().channel().remoteAddress() instanceof InetSocketAddress remote)) {
            socket.close();
            return;
        }
        HostAddress from = HostAddress.of(remote.getAddress());
        var connection = new Connection(socket, from, Linger.DEFAULT);
        Optional<OpenConnections.Admitted> admitted =
                openConnections.admit(from, () -> connection.run(connection::cut));
        if (admitted.isEmpty()) {
            socket.close();
            return;
        }
        connections.add(connection);
        connection.start(new PeerExchange(connection, uploads, selfProbe, admitted.get(), statuses), () -> {
            connections.remove(connection);
            admitted.get().closed();
        });
    }
}
