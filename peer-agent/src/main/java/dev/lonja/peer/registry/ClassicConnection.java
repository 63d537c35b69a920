package dev.lonja.peer.registry;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.codec.ReplyReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The connection of one classic request.
 *
 * <p>A reply is complete as soon as nothing can follow, whether or not the registry closes the connection. The form of a
 * LIST_CONTENT reply is not announced: it is read to the end of the stream, or until nothing comes for a short time. A registry
 * that sends a byte now and then does not keep a request alive for ever: the whole reply has a time limit, which grows with its
 * bytes.
 */
final class ClassicConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 16384;

    private final RegistryConfig config;
    private final Timeouts timeouts;
    private final ReplyLimits limits;
    private volatile Socket socket = new Socket(Proxy.NO_PROXY);
    private volatile boolean closed;
    private boolean isSilent;

    ClassicConnection(RegistryConfig config, Timeouts timeouts, ReplyLimits limits) {
        this.config = config;
        this.timeouts = timeouts;
        this.limits = limits;
    }

    /**
     * Sends the request and reads its reply, up to the end of the stream or until enough of it has come.
     *
     * @param request makes the bytes of the request, given the local address of this connection
     * @param isEnough whether the caller needs nothing more than the reader has taken
     * @throws SocketTimeoutException if the registry was too slow; see {@link #isSilent()}
     */
    ReplyReader exchange(Operation operation, Function<InetAddress, byte[]> request, Predicate<ReplyReader> isEnough)
            throws IOException, MalformedReplyException {
        connect();
        send(request.apply(socket.getLocalAddress()));
        isSilent = true;
        var reader = new ReplyReader(operation, limits.maxEntries());
        long beganNanos = System.nanoTime();
        long taken = 0;
        byte[] bytes = new byte[BUFFER_BYTES];
        while (!reader.isComplete() && !isEnough.test(reader)) {
            Duration rest = timeouts.replyOf(taken).minusNanos(System.nanoTime() - beganNanos);
            if (!rest.isPositive()) {
                throw new SocketTimeoutException(plural(
                        taken,
                        "the reply is not complete after %2$d s and %1$d byte",
                        "the reply is not complete after %2$d s and %1$d bytes",
                        timeouts.replyOf(taken).toSeconds()));
            }
            int count = read(bytes, reader, rest);
            if (count < 0) {
                break;
            }
            isSilent = false;
            taken += count;
            if (taken > limits.maxBytes()) {
                throw new IOException(text("the reply is longer than %d bytes", limits.maxBytes()));
            }
            reader.accept(ByteBuffer.wrap(bytes, 0, count));
        }
        return reader;
    }

    /** Whether the registry has taken the request and has sent nothing so far. */
    boolean isSilent() {
        return isSilent;
    }

    /** Closes the socket; a step under way on another thread fails. */
    @Override
    public void close() {
        closed = true;
        close(socket);
    }

    /** Connects to the first address of the host that accepts. */
    private void connect() throws IOException {
        IOException last = new UnknownHostException(config.host());
        for (InetAddress address : InetAddress.getAllByName(config.host())) {
            try {
                socket = new Socket(Proxy.NO_PROXY);
                if (closed) {
                    throw cancelled();
                }
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, config.port()), millis(timeouts.connect()));
                return;
            } catch (IOException failure) {
                close(socket);
                last = closed ? cancelled() : failure;
            }
        }
        throw last;
    }

    /** Sends the request. A registry may reply and close before it has read everything, so a failure here is ignored. */
    private void send(byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException refused) {
            // Reading the reply tells whether the connection still works.
        }
    }

    /**
     * Reads more bytes. Once those that came can be a complete reply, a timeout or a reset counts as the end of the stream. A reset
     * before the first byte counts as the end too: a registry that does not know the operation may close the connection without
     * reading the rest of the request. After a single byte OK the wait is longer, because three more bytes of a status may follow.
     */
    private int read(byte[] bytes, ReplyReader reader, Duration rest) throws IOException {
        Duration settle = reader.isOneByteOk() ? timeouts.settleStatus() : timeouts.settle();
        Duration wait = reader.isReadable() ? settle : timeouts.read();
        socket.setSoTimeout(millis(wait.compareTo(rest) < 0 ? wait : rest));
        try {
            return socket.getInputStream().read(bytes);
        } catch (IOException silence) {
            boolean isReset = !closed && reader.isMissing() && !(silence instanceof SocketTimeoutException);
            if (reader.isReadable() || isReset) {
                return -1;
            }
            throw closed ? cancelled() : silence;
        }
    }

    private static SocketException cancelled() {
        return new SocketException(text("cancelled"));
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
