package dev.lonja.peer.upload.sending;

import dev.lonja.peer.shared.OpenFile;
import io.netty.channel.DefaultFileRegion;
import io.vertx.core.Future;
import java.nio.channels.FileChannel;

/**
 * Chunks that the system sends from its file cache to the socket (sendfile). If the file has become too short, Netty fails the
 * write.
 *
 * <p>The system does not copy them before they leave this machine: a reader on this machine gets what the pages of the file
 * hold when it reads. So the end of each file is copied. When the last chunk is written, the system holds nothing but copies,
 * and a change that comes after the last look at the file does not reach the reader.
 */
public final class ZeroCopyChunks implements FileChunks {
    /** Large enough that the step from chunk to chunk costs nothing, small enough that other connections are served. */
    private static final long MAX_BYTES = 4 << 20;

    /** More than Linux holds for one connection by default: 4 MiB to be sent, and 6 MiB that have arrived. */
    private static final long COPIED_BYTES = 16 << 20;

    private final FileChunks copies;

    /** Chunks that the system copies by itself, except the last ones, which come from {@code copies}. */
    public ZeroCopyChunks(FileChunks copies) {
        this.copies = copies;
    }

    @Override
    public long maxBytes(OpenFile file, long from) {
        long uncopied = uncopied(file, from);
        return uncopied > 0 ? Math.min(MAX_BYTES, uncopied) : copies.maxBytes(file, from);
    }

    @Override
    public Future<Object> chunk(OpenFile file, long from, long count) {
        return uncopied(file, from) > 0
                ? Future.succeededFuture(new BorrowedRegion(file.channel(), from, count))
                : copies.chunk(file, from, count);
    }

    private static long uncopied(OpenFile file, long from) {
        return file.sizeBytes() - COPIED_BYTES - from;
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
