package dev.lonja.transport.tls;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** A TLS client that sees single records. */
final class TlsRecords {
    private static final int MAX_BYTES = 32 * 1024;
    private static final int HEADER_BYTES = 5;

    private final SSLEngine engine;
    private final Socket socket;
    private final DataInputStream in;

    TlsRecords(SSLEngine engine, Socket socket) throws IOException {
        this.engine = engine;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    void handshake() throws IOException {
        engine.beginHandshake();
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            switch (status) {
                case NEED_WRAP -> write(new byte[0]);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> read();
                case NEED_TASK -> engine.getDelegatedTask().run();
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    void write(byte[] data) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
        engine.wrap(ByteBuffer.wrap(data), out);
        socket.getOutputStream().write(out.array(), 0, out.position());
    }

    /** Reads one record, and returns the data in it. */
    byte[] read() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(MAX_BYTES);
        byte[] header = in.readNBytes(HEADER_BYTES);
        int length = ByteBuffer.wrap(header).getShort(HEADER_BYTES - 2);
        ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + length)
                .put(header)
                .put(in.readNBytes(length))
                .flip();
        engine.unwrap(record, data);
        byte[] bytes = new byte[data.flip().remaining()];
        data.get(bytes);
        return bytes;
    }
}
