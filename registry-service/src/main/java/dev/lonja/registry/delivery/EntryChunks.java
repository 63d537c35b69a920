package dev.lonja.registry.delivery;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.directory.EntryReader;
import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;

/** Encodes the entries of a listing into chunks. For one thread. */
final class EntryChunks<T> implements EntryReader<T> {
    static final int CHUNK_BYTES = 32 * 1024;
    /** Room for the entry with which a chunk becomes full. */
    private static final int BUFFER_BYTES = CHUNK_BYTES + 1024;

    private final ReplyEncoder encoder;
    private final BiConsumer<ByteArrayOutputStream, T> append;
    private final ChunkSink sink;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(BUFFER_BYTES);

    /** Chunks for that sink, of entries that {@code append} encodes. */
    EntryChunks(ReplyEncoder encoder, BiConsumer<ByteArrayOutputStream, T> append, ChunkSink sink) {
        this.encoder = encoder;
        this.append = append;
        this.sink = sink;
    }

    @Override
    public void begin(long count) {
        encoder.beginListing(chunk, count);
    }

    @Override
    public boolean accept(T entry) {
        append.accept(chunk, entry);
        return chunk.size() < CHUNK_BYTES || cut();
    }

    /** Hands over what is left. */
    void end() {
        if (chunk.size() > 0) {
            cut();
        }
    }

    private boolean cut() {
        byte[] bytes = chunk.toByteArray();
        chunk.reset();
        return sink.take(bytes);
    }
}
