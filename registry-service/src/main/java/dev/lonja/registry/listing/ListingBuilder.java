package dev.lonja.registry.listing;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Encodes a listing entry by entry into chunks. For one thread. */
final class ListingBuilder {
    private static final int CHUNK_BYTES = 32 * 1024;

    private final List<ByteBuf> chunks = new ArrayList<>();
    private final Chunk chunk = new Chunk();
    private long sizeBytes;

    /** A buffer that can be read without a copy of the array. */
    private static final class Chunk extends ByteArrayOutputStream {
        Chunk() {
            super(CHUNK_BYTES / 16);
        }

        ByteBuf share() {
            return SharedBytes.copyOf(buf, count);
        }
    }

    /** Appends the bytes that the encoder writes. */
    void append(Consumer<ByteArrayOutputStream> encoder) {
        encoder.accept(chunk);
        if (chunk.size() >= CHUNK_BYTES) {
            cut();
        }
    }

    /** The listing, with a header before it: its count of entries is known only now. */
    EncodedReply build(Consumer<ByteArrayOutputStream> header) {
        if (chunk.size() > 0) {
            cut();
        }
        header.accept(chunk);
        cut();
        chunks.addFirst(chunks.removeLast());
        return new EncodedReply(chunks, sizeBytes);
    }

    private void cut() {
        chunks.add(chunk.share());
        sizeBytes += chunk.size();
        chunk.reset();
    }
}
