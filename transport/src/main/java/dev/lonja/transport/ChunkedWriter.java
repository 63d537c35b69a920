package dev.lonja.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.Iterator;

/**
 * Writes chunks no faster than the other side reads them. The next chunk is requested only when the socket can take it, so
 * chunks can be created when they are needed. Several readers can share a chunk, because it is not copied. Belongs to one
 * event loop.
 */
final class ChunkedWriter {
    private final NetSocketInternal socket;
    private final ChannelHandlerContext network;
    private final Iterator<ByteBuf> chunks;
    private final Runnable onProgress;
    private final Runnable onWritten;

    /** A writer of at least one chunk. */
    ChunkedWriter(NetSocketInternal socket, Iterator<ByteBuf> chunks, Runnable onProgress, Runnable onWritten) {
        this.socket = socket;
        this.network = socket.channelHandlerContext();
        this.chunks = chunks;
        this.onProgress = onProgress;
        this.onWritten = onWritten;
    }

    /** Writes as much as the socket takes, and continues by itself when it takes more. */
    void write() {
        onProgress.run();
        while (chunks.hasNext()) {
            if (isFull()) {
                network.flush();
            }
            if (isFull()) {
                socket.drainHandler(drained -> write());
                return;
            }
            writeChunk();
        }
    }

    private boolean isFull() {
        return !network.channel().isWritable();
    }

    private void writeChunk() {
        ByteBuf chunk = chunks.next().duplicate();
        if (chunks.hasNext()) {
            network.write(chunk, network.voidPromise());
        } else {
            network.writeAndFlush(chunk).addListener(written -> {
                if (written.isSuccess()) {
                    onWritten.run();
                }
            });
        }
    }
}
