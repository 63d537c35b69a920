package dev.lonja.peer.upload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Pieces that are read on a worker. (Vert.x' own asynchronous file opens by name, and would follow a link; this reads
 * what was opened and checked.)
 */
final class ReadChunks implements FileChunks {
    /** Two chunks of this size may be in memory for each upload; larger ones are not faster. */
    private static final int MAX_BYTES = 256 << 10;

    private final Vertx vertx;

    ReadChunks(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Future<Object> piece(FileChannel file, long from, long count) {
        return vertx.executeBlocking(() -> read(file, from, (int) count), false);
    }

    private static ByteBuf read(FileChannel file, long from, int count) throws IOException {
        ByteBuf piece = PooledByteBufAllocator.DEFAULT.directBuffer(count, count);
        try {
            while (piece.isWritable()) {
                if (piece.writeBytes(file, from + piece.writerIndex(), piece.writableBytes()) < 0) {
                    throw new EOFException("the file ends before byte " + (from + count) + ", which its size promised");
                }
            }
            return piece;
        } catch (IOException failure) {
            piece.release();
            throw failure;
        }
    }
}
