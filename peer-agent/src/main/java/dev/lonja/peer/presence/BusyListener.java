package dev.lonja.peer.presence;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.peer.upload.PortRange;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.StatusForm;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The listener of a presence that lasts for one request: it serves no file, and answers every GET_FILE with "failed".
 *
 * <p>Thread: its own, one connection after the other, each for a short time.
 */
public final class BusyListener implements Listener {
    private static final int REQUEST_MILLIS = 1000;
    /** Enough for the longest legal GET_FILE with a date. */
    private static final int MAX_REQUEST_BYTES = 512;

    private final ListenerConfig config;
    private final Supplier<StatusForm> statuses;
    private @Nullable ServerSocket server;

    /** A listener that chooses from the configured ports, and answers with statuses of that form. */
    public BusyListener(ListenerConfig config, Supplier<StatusForm> statuses) {
        this.config = config;
        this.statuses = statuses;
    }

    @Override
    public int open(String user) throws IOException {
        PortRange range = PortRange.parse(config.listenPorts());
        InetAddress host = InetAddress.getByName(config.listenHost());
        int start = ThreadLocalRandom.current().nextInt(range.size());
        for (PrimitiveIterator.OfInt port = range.from(start).iterator(); port.hasNext(); ) {
            ServerSocket listening = new ServerSocket();
            try {
                listening.bind(new InetSocketAddress(host, port.nextInt()));
                Thread.ofPlatform().daemon().name("lonja-busy-listener").start(() -> serve(listening));
                server = listening;
                return listening.getLocalPort();
            } catch (BindException taken) {
                listening.close();
            }
        }
        throw new IOException(text("no port of %s is free on %s", range, config.listenHost()));
    }

    /** An earlier run of a single command is never taken over. */
    @Override
    public boolean isReachedAt(String address, int port) {
        return false;
    }

    @Override
    public void close() {
        ServerSocket closing = server;
        server = null;
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(REQUEST_MILLIS);
                readRequest(socket);
                byte status = Operation.GET_FILE.statusOf(Outcome.FAILED);
                socket.getOutputStream().write(statuses.get().encode(status));
                socket.getInputStream().skip(socket.getInputStream().available());
            } catch (IOException failure) {
                // A failed connection is ignored, and a closed listener ends the loop.
            }
        }
    }

    /** Reads the two strings of GET_FILE: closing over unread bytes would reset the connection. */
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
