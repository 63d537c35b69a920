package dev.lonja.peer.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection to a peer whose every step blocks no longer than it is told to. Whatever fails names the peer.
 *
 * <p>Thread: the one that downloads; {@link #cancel()} may come from any.
 */
final class PeerSocket implements AutoCloseable {
    private final InetSocketAddress address;
    private final Selector selector;
    private final SocketChannel channel;
    private final SelectionKey key;
    private volatile boolean cancelled;

    /** A socket that is not connected. It has the selector to itself until it is closed, and leaves it open. */
    PeerSocket(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            key = channel.register(selector, 0);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    void connect(Duration limit) throws DownloadException {
        if (address.isUnresolved()) {
            throw new DownloadException("peer " + address.getHostString() + ": unknown host");
        }
        try {
            // On this machine a connection is often there before one can look.
            if (!channel.connect(address) && !channel.finishConnect()) {
                if (!await(SelectionKey.OP_CONNECT, limit)) {
                    throw failed("no connection within " + limit.toMillis() + " ms");
                }
                channel.finishConnect();
            }
        } catch (IOException failure) {
            throw failed(String.valueOf(failure.getMessage()));
        }
    }

    void write(ByteBuffer bytes, Duration limit) throws DownloadException {
        try {
            channel.write(bytes);
            while (bytes.hasRemaining()) {
                if (!await(SelectionKey.OP_WRITE, limit)) {
                    throw failed("the request was not taken within " + limit.toMillis() + " ms");
                }
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw failed(String.valueOf(failure.getMessage()));
        }
    }

    /** Reads what is there, waiting for it if need be: -1 is the end of the stream, 0 that the time is over. */
    int read(ByteBuffer bytes, Duration limit) throws DownloadException {
        try {
            requireNotCancelled();
            int count = channel.read(bytes);
            while (count == 0 && await(SelectionKey.OP_READ, limit)) {
                count = channel.read(bytes);
            }
            return count;
        } catch (IOException failure) {
            throw failed(String.valueOf(failure.getMessage()));
        }
    }

    DownloadException failed(String reason) {
        return new DownloadException(
                "peer " + address.getAddress().getHostAddress() + ":" + address.getPort() + ": " + reason);
    }

    /** Makes the step under way, and any that follows, fail soon. */
    void cancel() {
        cancelled = true;
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.selectNow(); // Until then the selector holds on to the descriptor.
    }

    /** Whether the channel became ready in time. */
    private boolean await(int operation, Duration limit) throws IOException, DownloadException {
        key.interestOps(operation);
        long deadline = System.nanoTime() + limit.toNanos();
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
        if (cancelled) {
            throw failed("cancelled");
        }
    }
}
