package dev.lonja.peer.upload.sending;

import dev.lonja.peer.shared.OpenFile;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Chunks that a worker reads into memory. Vert.x' asynchronous file is no alternative: it opens by name and follows links,
 * while this reads the file that was checked and opened before.
 */
public final class ReadChunks implements FileChunks {
    /** Two chunks of this size may be in memory for each upload; larger ones are not faster. */
    private static final int MAX_BYTES = 256 << 10;

    private final Vertx vertx;

    /** Chunks that the workers of that Vert.x read. */
    public ReadChunks(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long maxBytes(OpenFile file, long from) {
        return MAX_BYTES;
    }

    @Override
    public Future<Object> chunk(OpenFile file, long from, long count) {
        return vertx.executeBlocking(() -> read(file.channel(), from, (int) count), false);
    }

    private static ByteBuf read(FileChannel file, long from, int count) throws IOException {
        ByteBuf chunk = PooledByteBufAllocator.DEFAULT.directBuffer(count, count);
        try {
            while (chunk.isWritable()) {
                if (chunk.writeBytes(file, from + chunk.writerIndex(), chunk.writableBytes()) < 0) {
                    throw new EOFException(
                            "the file ends before byte " + (from + count) + ", within its announced size");
                }
            }
            return chunk;
        } catch (IOException failure) {
            chunk.release();
            throw failure;
        }
    }
}
