package dev.lonja.peer.doctor;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks a listener for a file that nobody publishes. Any answer proves that it is reached.
 *
 * @param timeout the limit for the connection, and again for the answer
 */
public record ListenerProbe(Duration timeout) {
    private static final String NO_FILE = "/lonja-doctor";

    /** A probe with the usual timeout. */
    public static ListenerProbe usual() {
        return new ListenerProbe(Duration.ofSeconds(3));
    }

    boolean isAnswering(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            socket.getOutputStream().write(RequestEncoder.encode(new Request.GetFile(NO_FILE)));
            return socket.getInputStream().read() >= 0;
        } catch (IOException unreached) {
            return false;
        }
    }
}
