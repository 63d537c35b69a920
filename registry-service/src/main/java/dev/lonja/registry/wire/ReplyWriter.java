package dev.lonja.registry.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * Writes a reply in chunks, no faster than its reader takes them: what the socket cannot take yet is not handed to it.
 * Belongs to one event loop.
 */
final class ReplyWriter {
    private static final int CHUNK_BYTES = 32 * 1024;

    private final NetSocket socket;
    private final Buffer reply;
    private final Runnable onProgress;
    private final Runnable onWritten;
    private int position;

    ReplyWriter(NetSocket socket, Buffer reply, Runnable onProgress, Runnable onWritten) {
        this.socket = socket;
        this.reply = reply;
        this.onProgress = onProgress;
        this.onWritten = onWritten;
    }

    /** Writes as much as the socket takes, and goes on by itself when it takes more. */
    void write() {
        onProgress.run();
        while (position < reply.length()) {
            if (socket.writeQueueFull()) {
                socket.drainHandler(drained -> write());
                return;
            }
            writeChunk();
        }
    }

    private void writeChunk() {
        int end = Math.min(reply.length(), position + CHUNK_BYTES);
        boolean isLast = end == reply.length();
        Buffer chunk = reply.slice(position, end);
        position = end;
        socket.write(chunk).onSuccess(written -> {
            if (isLast) {
                onWritten.run();
            }
        });
    }
}
