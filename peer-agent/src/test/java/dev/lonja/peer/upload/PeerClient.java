package dev.lonja.peer.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A simple peer on a plain socket. */
public final class PeerClient implements AutoCloseable {
    private static final int READ_LIMIT_MILLIS = 20_000;

    private final Socket socket;

    PeerClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Asks for the path and reads to the end of the stream. */
    static byte[] get(int port, String path) throws IOException {
        try (var client = new PeerClient(port)) {
            client.send("GET_FILE\0" + path + "\0");
            return client.readAll();
        }
    }

    /** The reply of a peer that serves these bytes. */
    public static byte[] served(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header(content.length));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /** The header in front of that many bytes. */
    public static byte[] header(long size) {
        return ("\0" + size + "\0").getBytes(UTF_8);
    }

    void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The number of bytes that have arrived and are not read yet. */
    int available() throws IOException {
        return socket.getInputStream().available();
    }

    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** Reads to the end of the stream. Fails if the connection is reset. */
    byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** The number of bytes until the stream ends or the connection is reset. */
    long countAll() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try {
            for (int count = 0; count >= 0; count = socket.getInputStream().read(buffer)) {
                total += count;
            }
        } catch (SocketException reset) {
            return total;
        }
        return total;
    }

    /** Like {@link #countAll()}, but reads that many bytes at a time, with a pause after each read. */
    long countSlowly(int bytesAtATime, Duration pause) throws IOException {
        long total = 0;
        byte[] taken = read(bytesAtATime);
        while (taken.length > 0) {
            total += taken.length;
            LockSupport.parkNanos(pause.toNanos());
            taken = read(bytesAtATime);
        }
        return total;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
