package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An encoded reply that many readers share. A long one is written as a {@link ListingBudget#borrow borrowed} reply, so that
 * its memory is counted while it is read.
 *
 * @param chunks the bytes of the reply in order; they are never changed and never released: who writes one to a socket
 *     takes a {@code duplicate()}
 * @param sizeBytes the size of all chunks together
 */
public record EncodedReply(List<ByteBuf> chunks, long sizeBytes) implements OutgoingReply {
    private static final int CHUNK_BYTES = 32 * 1024;

    public EncodedReply {
        chunks = List.copyOf(chunks);
    }

    /** A reply of these bytes. They are not copied. */
    public static EncodedReply of(byte[] bytes) {
        List<ByteBuf> chunks = new ArrayList<>(bytes.length / CHUNK_BYTES + 1);
        for (int at = 0; at < bytes.length; at += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, bytes.length - at);
            chunks.add(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes, at, length)));
        }
        return new EncodedReply(chunks, bytes.length);
    }

    /** The whole reply. */
    @Override
    public CompletionStage<Part> next() {
        return CompletableFuture.completedFuture(new Part(chunks, sizeBytes, true));
    }

    /** Does nothing: the reply is shared. */
    @Override
    public void close() {}
}
