package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An agent without files at every loopback address: whoever probes it finds it alive. */
final class Answering implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int NO_SUCH_FILE = 1;

    private final ServerSocket listener;

    private Answering() throws IOException {
        listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[4]));
        Thread.startVirtualThread(this::accept);
    }

    static Answering start() {
        try {
            return new Answering();
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
                Socket probe = listener.accept();
                Thread.startVirtualThread(() -> answer(probe));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void answer(Socket probe) {
        try (probe) {
            if (probe.getInputStream().read() >= 0) {
                probe.getOutputStream().write(NO_SUCH_FILE);
            }
        } catch (IOException gone) {
            // A probe may end as it likes.
        }
    }
}
