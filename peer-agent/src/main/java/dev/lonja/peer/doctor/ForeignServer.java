package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lonja.protocol.codec.ForeignReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** What else may listen at the port of a registry, as far as its first bytes tell. */
final class ForeignServer {
    /** Answered by servers of HTTP; others take it for an error. */
    private static final byte[] QUESTION = "HEAD / HTTP/1.0\r\n\r\n".getBytes(ISO_8859_1);

    private static final int FIRST_BYTES = 16;

    private ForeignServer() {}

    /** What answers there; empty if it says nothing that is known. */
    static Optional<String> at(InetSocketAddress place, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(place, (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            socket.getOutputStream().write(QUESTION);
            return kind(socket.getInputStream().readNBytes(FIRST_BYTES));
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    static Optional<String> kind(byte[] answer) {
        if (answer.length == 0) {
            return Optional.empty();
        }
        return switch (ForeignReply.Kind.of(answer)) {
            case TLS -> Optional.of(text("a server that speaks TLS"));
            case HTTP -> Optional.of(text("a web server (HTTP)"));
            case SSH -> Optional.of(text("an SSH server"));
            case TEXT ->
                new String(answer, ISO_8859_1).startsWith("220")
                        ? Optional.of(text("a server of mail or FTP"))
                        : Optional.empty();
            case WIDE, BINARY -> Optional.empty();
        };
    }
}
