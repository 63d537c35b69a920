package dev.lonja.registry.wire;

import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A classic client on a plain socket: sends bytes, and reads to the end of the stream.
 *
 * <p>Requests are written with {@code |} for NUL. A reply is shown as its status byte in angle brackets and what follows. An
 * empty reply is the empty text.
 */
public final class ClassicClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    private ClassicClient(Socket socket) {
        this.socket = socket;
    }

    public static ClassicClient open(int port) {
        return open(port, 0);
    }

    /** A client whose receive buffer has about that many bytes; 0 means the default size. */
    public static ClassicClient open(int port, int receiveBufferBytes) {
        try {
            Socket socket = new Socket();
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return new ClassicClient(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static byte[] bytes(String text) {
        return Utf8.encode(text.replace('|', '\0'));
    }

    public ClassicClient send(String text) {
        return send(bytes(text));
    }

    public ClassicClient send(byte[] bytes) {
        return send(bytes, 0, bytes.length);
    }

    public ClassicClient send(byte[] bytes, int from, int to) {
        try {
            socket.getOutputStream().write(bytes, from, to - from);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public ClassicClient finishSending() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads to the end of the stream. */
    public String reply() {
        return show(replyBytes());
    }

    public byte[] replyBytes() {
        try (ByteArrayOutputStream reply = new ByteArrayOutputStream()) {
            input().transferTo(reply);
            return reply.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /** Closes the connection with a reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String show(byte[] reply) {
        if (reply.length == 0) {
            return "";
        }
        String rest = new String(Arrays.copyOfRange(reply, 1, reply.length), StandardCharsets.UTF_8);
        return "<" + reply[0] + ">" + rest.replace('\0', '|');
    }
}
