package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory of the listings on their way: those that are being loaded, and those that are being written to readers. What
 * several readers share is counted once. A cached listing is counted here too while somebody reads it, because a slow reader
 * keeps it in memory after it has left the cache. Safe from any thread.
 */
@Singleton
public final class ListingBudget {
    private final long maxBytes;
    /** By chunk, the number of its readers. */
    private final Map<ByteBuf, Integer> readers = new IdentityHashMap<>();

    private long usedBytes;

    @Inject
    ListingBudget(ListingConfig config) {
        this(ListingMemory.of(config).maxOnTheirWayBytes());
    }

    /** A budget of that many bytes. */
    public ListingBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The reply for one more reader; empty if the memory is used up. */
    public Optional<OutgoingReply> borrow(EncodedReply reply) {
        return begin(reply) ? Optional.of(new Borrowed(reply)) : Optional.empty();
    }

    /** The bytes that are in use. */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    /** Takes that many bytes, or returns false if they are not there. */
    synchronized boolean reserve(long bytes) {
        if (usedBytes + bytes > maxBytes) {
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    /** Gives reserved bytes back. */
    synchronized void release(long bytes) {
        usedBytes -= bytes;
    }

    private synchronized boolean begin(EncodedReply reply) {
        for (ByteBuf chunk : reply.chunks()) {
            if (readers.merge(chunk, 1, Integer::sum) == 1) {
                usedBytes += chunk.readableBytes();
            }
        }
        if (usedBytes > maxBytes) {
            end(reply);
            return false;
        }
        return true;
    }

    private synchronized void end(EncodedReply reply) {
        for (ByteBuf chunk : reply.chunks()) {
            if (readers.computeIfPresent(chunk, (same, count) -> count == 1 ? null : count - 1) == null) {
                usedBytes -= chunk.readableBytes();
            }
        }
    }

    /** A shared reply, counted until it is closed. */
    private final class Borrowed implements OutgoingReply {
        private final EncodedReply reply;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        Borrowed(EncodedReply reply) {
            this.reply = reply;
        }

        @Override
        public CompletionStage<Part> next() {
            return reply.next();
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                end(reply);
            }
        }
    }
}
