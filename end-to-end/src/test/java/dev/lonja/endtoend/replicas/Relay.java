package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.net.Socket;

/** Copies bytes between two connections in both directions, until both sides have ended or one of them breaks. */
final class Relay {
    private Relay() {}

    static void between(Socket near, Socket far) throws InterruptedException {
        try (near;
                far) {
            Thread back = Thread.startVirtualThread(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException broken) {
            // The connections are being closed.
        }
    }

    /** Passes an end of stream on: a connection that is half-closed on one side is half-closed on the other too. */
    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            abort(from);
            abort(to);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // The connection is closed already.
        }
    }
}
