package dev.lonja.peer.download;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A blocking connection to a peer with a time limit for each step. Failures name the peer.
 *
 * <p>Thread: the one that downloads, whose interrupt cancels like {@link #cancel()}, which is safe from any thread.
 */
final class PeerSocket implements AutoCloseable {
    /** The connection is lost; the message is what the system says. */
    static final class LostException extends Exception {
        LostException(IOException cause) {
            super(Reasons.of(cause), cause);
        }
    }

    private final InetSocketAddress address;
    private final Selector selector;
    private SocketChannel channel;
    private SelectionKey key;
    private volatile boolean cancelled;
    private long waitedNanos;

    /** A socket that is not connected. It uses the selector alone until it is closed, and does not close the selector. */
    PeerSocket(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = SocketChannel.open();
        this.key = register(channel, selector);
    }

    /** Closes the connection, and makes another one possible. */
    void reopen() throws IOException {
        close();
        channel = SocketChannel.open();
        key = register(channel, selector);
    }

    private static SelectionKey register(SocketChannel channel, Selector selector) throws IOException {
        try {
            channel.configureBlocking(false);
            return channel.register(selector, 0);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    void connect(Duration limit) throws DownloadException {
        if (address.isUnresolved()) {
            throw new DownloadException(text("peer %s: unknown host", address.getHostString()));
        }
        try {
            requireNotCancelled();
            // A connection on the same machine is often established at once.
            if (!channel.connect(address) && !channel.finishConnect()) {
                if (!await(SelectionKey.OP_CONNECT, limit)) {
                    throw failed(text("no connection within %d ms", limit.toMillis()));
                }
                channel.finishConnect();
            }
        } catch (IOException failure) {
            throw failed(Reasons.of(failure));
        }
    }

    void write(ByteBuffer bytes, Duration limit) throws DownloadException {
        try {
            channel.write(bytes);
            while (bytes.hasRemaining()) {
                if (!await(SelectionKey.OP_WRITE, limit)) {
                    throw failed(text("the request was not taken within %d ms", limit.toMillis()));
                }
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw failed(Reasons.of(failure));
        }
    }

    /** Reads what has arrived, and waits if that is nothing; returns -1 at the end of the stream, 0 after the time limit. */
    int read(ByteBuffer bytes, Duration limit) throws DownloadException, LostException {
        try {
            requireNotCancelled();
            int count = channel.read(bytes);
            while (count == 0 && await(SelectionKey.OP_READ, limit)) {
                count = channel.read(bytes);
            }
            return count;
        } catch (IOException failure) {
            throw new LostException(failure);
        }
    }

    /** How long all steps so far have waited for the peer. */
    long waitedNanos() {
        return waitedNanos;
    }

    /** A failure of this connection for that reason. */
    DownloadException failed(String reason) {
        return new DownloadException(
                text("peer %s:%d: %s", address.getAddress().getHostAddress(), address.getPort(), reason));
    }

    /** Makes the current step and all later ones fail soon. */
    void cancel() {
        cancelled = true;
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.selectNow(); // A closed channel keeps its descriptor until the selector looks again.
    }

    /** Waits until the channel is ready; false after the time limit. */
    private boolean await(int operation, Duration limit) throws IOException, DownloadException {
        long began = System.nanoTime();
        try {
            return await(operation, limit, began + limit.toNanos());
        } finally {
            waitedNanos += System.nanoTime() - began;
        }
    }

    private boolean await(int operation, Duration limit, long deadline) throws IOException, DownloadException {
        key.interestOps(operation);
        long restMillis = Math.max(1, limit.toMillis());
        while (restMillis > 0) {
            int ready = selector.select(restMillis);
            requireNotCancelled();
            selector.selectedKeys().clear();
            if (ready > 0) {
                return true;
            }
            restMillis = (deadline - System.nanoTime()) / 1_000_000;
        }
        return false;
    }

    private void requireNotCancelled() throws DownloadException {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw failed(text("cancelled"));
        }
    }
}
