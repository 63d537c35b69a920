package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.net.Socket;

/** An agent without files at every loopback address: whoever probes it finds it alive. */
final class Answering implements AutoCloseable {
    private static final int NO_SUCH_FILE = 1;

    private final Acceptor acceptor = Acceptor.serving(Answering::answer);

    int port() {
        return acceptor.port();
    }

    @Override
    public void close() {
        acceptor.close();
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
