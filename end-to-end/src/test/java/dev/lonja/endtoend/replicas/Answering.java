package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.net.Socket;

/** A listener that answers probes of presence, on all loopback addresses, like an agent that shares no files. */
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
            // The probe has closed the connection.
        }
    }
}
