package dev.lonja.benchmarks.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of the load generator. It connects, sends a request, and reads to the end of the stream. */
final class LoadClient {
    private final int index;
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final long begin = System.nanoTime();
    private long end;
    private long bytes;
    private int status = -1;

    private LoadClient(int index, SocketChannel channel, ByteBuffer request) {
        this.index = index;
        this.channel = channel;
        this.request = request;
    }

    static LoadClient connect(Selector selector, InetSocketAddress server, int index, byte[] request) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            LoadClient client = new LoadClient(index, channel, ByteBuffer.wrap(request));
            boolean connected = channel.connect(server);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, client);
            if (connected) {
                client.send(key);
            }
            return client;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot connect to " + server, failed);
        }
    }

    /** Continues as far as possible without blocking. Returns whether the connection has ended. */
    boolean advance(SelectionKey key, ByteBuffer readBuffer) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                send(key);
            } else if (key.isWritable()) {
                send(key);
            } else if (key.isReadable()) {
                return read(readBuffer);
            }
            return false;
        } catch (IOException failed) {
            return ended();
        }
    }

    /** The number of the client, counted from 0. */
    int index() {
        return index;
    }

    int status() {
        return status;
    }

    long bytes() {
        return bytes;
    }

    long nanos() {
        return end - begin;
    }

    private void send(SelectionKey key) throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean read(ByteBuffer readBuffer) throws IOException {
        readBuffer.clear();
        int count = channel.read(readBuffer);
        if (count < 0) {
            return ended();
        }
        if (bytes == 0 && count > 0) {
            status = Byte.toUnsignedInt(readBuffer.get(0));
        }
        bytes += count;
        return false;
    }

    private boolean ended() {
        end = System.nanoTime();
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return true;
    }
}
