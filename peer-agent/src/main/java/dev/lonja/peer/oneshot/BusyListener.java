package dev.lonja.peer.oneshot;

import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.peer.upload.PortRange;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The listener of a presence that lasts for one command: it serves no file, and tells so whoever asks for one.
 *
 * <p>Thread: its own, one connection after the other, each for a short time.
 */
final class BusyListener implements AutoCloseable {
    private static final int REQUEST_MILLIS = 1000;

    /** The longest legal GET_FILE and its date fit. */
    private static final int MAX_REQUEST_BYTES = 512;

    private final ServerSocket server;

    private BusyListener(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port of the configured range. */
    static BusyListener open(ListenerConfig config) throws IOException {
        PortRange range = PortRange.parse(config.listenPorts());
        InetAddress host = InetAddress.getByName(config.listenHost());
        int size = range.last() - range.first() + 1;
        int start = ThreadLocalRandom.current().nextInt(size);
        for (int step = 0; step < size; step++) {
            ServerSocket server = new ServerSocket();
            try {
                server.bind(new InetSocketAddress(host, range.first() + (start + step) % size));
                var listener = new BusyListener(server);
                Thread.ofPlatform().daemon().name("busy listener").start(listener::serve);
                return listener;
            } catch (BindException taken) {
                server.close();
            }
        }
        throw new IOException("no port of " + range + " is free on " + config.listenHost());
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(REQUEST_MILLIS);
                readRequest(socket);
                socket.getOutputStream().write(Operation.GET_FILE.statusOf(Outcome.FAILED));
            } catch (IOException theirs) {
                // A connection that fails is its client's concern, and a closed listener ends the loop.
            }
        }
    }

    /** Reads the two strings of GET_FILE; what is left unread would reset the connection. */
    private static void readRequest(Socket socket) throws IOException {
        int ends = 0;
        for (int count = 0; ends < 2 && count < MAX_REQUEST_BYTES; count++) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return;
            }
            ends += next == 0 ? 1 : 0;
        }
    }
}
