package dev.lonja.peer.upload;

import io.netty.channel.DefaultFileRegion;
import io.vertx.core.Future;
import java.nio.channels.FileChannel;

/**
 * Chunks that the system copies from its file cache to the socket (sendfile). If the file has become too short, Netty fails
 * the write.
 */
final class ZeroCopyChunks implements FileChunks {
    /** Large enough that the step from chunk to chunk costs nothing, small enough that other connections are served. */
    private static final long MAX_BYTES = 4 << 20;

    @Override
    public long maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Future<Object> chunk(FileChannel file, long from, long count) {
        return Future.succeededFuture(new BorrowedRegion(file, from, count));
    }

    /** A region that leaves the file open; Netty's own closes it after the first chunk. */
    private static final class BorrowedRegion extends DefaultFileRegion {
        BorrowedRegion(FileChannel file, long from, long count) {
            super(file, from, count);
        }

        @Override
        protected void deallocate() {
            // FileSending closes the file.
        }
    }
}
