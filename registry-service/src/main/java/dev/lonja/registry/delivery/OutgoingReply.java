package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A reply on its way to one reader, part by part. Belongs to the exchange that writes it, which always closes it: when
 * everything is written, when the reader is gone, or when nobody wants it.
 */
public interface OutgoingReply extends AutoCloseable {

    /**
     * The next part, when there is one; it may complete on any thread. Called again only when the part before is written, so
     * that the source is read no faster than the reader takes the reply. It fails if the rest of the reply cannot be read.
     */
    CompletionStage<Part> next();

    /** Gives back what the reply holds: memory, or a connection to the database. Closing twice does nothing. */
    @Override
    void close();

    /**
     * Some bytes of a reply.
     *
     * @param chunks the bytes in order; may be empty in the last part
     * @param sizeBytes the size of all chunks together
     * @param isLast whether no other part follows
     */
    record Part(List<ByteBuf> chunks, long sizeBytes, boolean isLast) {
        public Part {
            chunks = List.copyOf(chunks);
        }
    }
}
