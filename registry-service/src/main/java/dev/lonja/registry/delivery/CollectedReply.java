package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects a listing in memory, up to a number of bytes and as long as the budget allows. For one thread. Closing it gives
 * the memory back to the budget.
 */
public final class CollectedReply implements ChunkSink, AutoCloseable {
    private final ListingBudget budget;
    private final long maxBytes;
    private final List<ByteBuf> chunks = new ArrayList<>();
    private long sizeBytes;
    private long reservedBytes;
    private boolean isTooLong;
    private boolean isBudgetUsedUp;

    /** An empty one that takes at most that many bytes. */
    public CollectedReply(ListingBudget budget, long maxBytes) {
        this.budget = budget;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean take(byte[] chunk) {
        if (sizeBytes + chunk.length > maxBytes) {
            isTooLong = true;
        } else if (!budget.reserve(chunk.length)) {
            isBudgetUsedUp = true;
        } else {
            reservedBytes += chunk.length;
            sizeBytes += chunk.length;
            chunks.add(SharedBytes.copyOf(chunk, chunk.length));
        }
        if (!isComplete()) {
            chunks.clear();
        }
        return isComplete();
    }

    /** Whether the listing has more bytes than it may have. */
    public boolean isTooLong() {
        return isTooLong;
    }

    /** The reply; empty if not all of it could be taken. */
    public Optional<EncodedReply> find() {
        return isComplete() ? Optional.of(new EncodedReply(chunks, sizeBytes)) : Optional.empty();
    }

    @Override
    public void close() {
        budget.release(reservedBytes);
        reservedBytes = 0;
    }

    private boolean isComplete() {
        return !isTooLong && !isBudgetUsedUp;
    }
}
