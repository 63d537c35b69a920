package dev.lonja.peer.upload;

import io.netty.channel.DefaultFileRegion;
import io.vertx.core.Future;
import java.nio.channels.FileChannel;

/**
 * Pieces that the system copies from its file cache to the socket (sendfile). Netty fails a write whose file has become
 * too short. Thread: the event loop of the socket.
 */
final class ZeroCopyChunks implements FileChunks {
    /** Large enough that the turn from piece to piece costs nothing, small enough that the others get theirs. */
    private static final long MAX_BYTES = 4 << 20;

    @Override
    public long maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Future<Object> piece(FileChannel file, long from, long count) {
        return Future.succeededFuture(new BorrowedRegion(file, from, count));
    }

    /** Netty's own closes the file after the first piece. */
    private static final class BorrowedRegion extends DefaultFileRegion {
        BorrowedRegion(FileChannel file, long from, long count) {
            super(file, from, count);
        }

        @Override
        protected void deallocate() {
            // The file belongs to whoever opened it.
        }
    }
}
