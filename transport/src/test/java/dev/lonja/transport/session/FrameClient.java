package dev.lonja.transport.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.transport.frame.FrameKind;
import dev.lonja.transport.frame.TestFrames;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;

/** One side of a session that writes the frames that it is told to, also wrong ones. */
final class FrameClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    FrameClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    void send(int kind, int id, String payload) throws IOException {
        raw(TestFrames.frame(kind, id, payload));
    }

    void request(int id, String payload) throws IOException {
        send(TestFrames.REQUEST, id, payload);
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** HELLO, and its answer. */
    FrameClient greet() throws IOException {
        request(1, "HELLO");
        String answer = next();
        if (!answer.equals("REPLY 1 ok")) {
            throw new IOException(answer);
        }
        return this;
    }

    /** The next frame: its kind, id and payload; "end" at the end. */
    String next() throws IOException {
        try {
            int lengthAndKind = in.readInt();
            int id = in.readInt();
            byte[] payload = in.readNBytes(lengthAndKind >>> 8);
            return FrameKind.of(lengthAndKind & 0xff) + " " + id + " " + new String(payload, UTF_8);
        } catch (EOFException end) {
            return "end";
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
