package dev.lonja.registry.wire;

import dev.lonja.registry.listing.EncodedReply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.net.impl.NetSocketInternal;

/**
 * Writes a reply chunk by chunk, no faster than its reader takes them: what the socket cannot take yet is not handed to
 * it. The chunks are shared with other readers and go to the network as they are. Belongs to one event loop.
 */
final class ReplyWriter {
    private final NetSocketInternal socket;
    private final ChannelHandlerContext network;
    private final EncodedReply reply;
    private final Runnable onProgress;
    private final Runnable onWritten;
    private int next;

    ReplyWriter(NetSocketInternal socket, EncodedReply reply, Runnable onProgress, Runnable onWritten) {
        this.socket = socket;
        this.network = socket.channelHandlerContext();
        this.reply = reply;
        this.onProgress = onProgress;
        this.onWritten = onWritten;
    }

    /** Writes as much as the socket takes, and goes on by itself when it takes more. */
    void write() {
        onProgress.run();
        while (next < reply.chunks().size()) {
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
        ByteBuf chunk = reply.chunks().get(next++).duplicate();
        if (next < reply.chunks().size()) {
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
