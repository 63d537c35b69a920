package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** A listener on a free port of all loopback addresses. It serves each connection in a virtual thread of its own. */
final class Acceptor implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Consumer<Socket> service;

    private Acceptor(Consumer<Socket> service) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[4]));
        this.service = service;
    }

    /** Starts a listener that passes every connection to the service; the service closes it. */
    static Acceptor serving(Consumer<Socket> service) {
        try {
            Acceptor acceptor = new Acceptor(service);
            Thread.startVirtualThread(acceptor::accept);
            return acceptor;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen", failure);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> service.accept(client));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }
}
