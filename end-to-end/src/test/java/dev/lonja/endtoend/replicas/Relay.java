package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.net.Socket;

/** Carries bytes between two connections, both ways, until both ends have sent their last or one of them breaks. */
final class Relay {
    private Relay() {}

    static void between(Socket near, Socket far) throws InterruptedException {
        try (near;
                far) {
            Thread back = Thread.startVirtualThread(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException broken) {
            // Closing: there is nothing left to carry.
        }
    }

    /** Passes an end of stream on, so that a half-closed connection is one on the other side too. */
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
            // It is gone already.
        }
    }
}
