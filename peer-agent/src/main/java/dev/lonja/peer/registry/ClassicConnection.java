package dev.lonja.peer.registry;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ReplyReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The connection of one request.
 *
 * <p>A reply is taken as whole as soon as nothing can follow, whether or not the registry closes. LIST_CONTENT's form is
 * not announced: that reply is read to the end of the stream, or until a moment passes without more.
 */
final class ClassicConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 16384;

    private final RegistryConfig config;
    private final Timeouts patience;
    private volatile Socket socket = new Socket(Proxy.NO_PROXY);
    private volatile boolean closed;

    ClassicConnection(RegistryConfig config, Timeouts patience) {
        this.config = config;
        this.patience = patience;
    }

    Reply exchange(Operation operation, byte[] request) throws IOException, MalformedReplyException {
        connect();
        send(request);
        var reader = new ReplyReader(operation, config.maxListEntries());
        long rest = config.maxReplySize().asLongValue();
        byte[] bytes = new byte[BUFFER_BYTES];
        while (!reader.isComplete()) {
            int count = read(bytes, reader.isReadable());
            if (count < 0) {
                break;
            }
            rest -= count;
            if (rest < 0) {
                throw new IOException(
                        "the reply is longer than " + config.maxReplySize().asLongValue() + " bytes");
            }
            reader.accept(ByteBuffer.wrap(bytes, 0, count));
        }
        return reader.reply();
    }

    /** Ends it; a step under way on another thread fails. */
    @Override
    public void close() {
        closed = true;
        close(socket);
    }

    /** Tries every address that the host has. */
    private void connect() throws IOException {
        IOException last = new UnknownHostException(config.host());
        for (InetAddress address : InetAddress.getAllByName(config.host())) {
            try {
                socket = new Socket(Proxy.NO_PROXY);
                if (closed) {
                    throw new SocketException("given up");
                }
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, config.port()), millis(patience.connect()));
                return;
            } catch (IOException failure) {
                close(socket);
                last = failure;
            }
        }
        throw last;
    }

    /** A registry may refuse before it has read everything: its reply counts, not that it stopped listening. */
    private void send(byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException refused) {
            // Reading says what is left of the connection.
        }
    }

    /** Reads on; once what came can be a whole reply, silence and a reset are an end like any other. */
    private int read(byte[] bytes, boolean readable) throws IOException {
        socket.setSoTimeout(millis(readable ? patience.settle() : patience.read()));
        try {
            return socket.getInputStream().read(bytes);
        } catch (IOException silence) {
            if (readable) {
                return -1;
            }
            throw silence;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private static int millis(Duration duration) {
        return Math.max(1, Math.toIntExact(duration.toMillis()));
    }
}
