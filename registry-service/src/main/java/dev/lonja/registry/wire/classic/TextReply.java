package dev.lonja.registry.wire.classic;

import dev.lonja.registry.delivery.OutgoingReply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * A listing with a text status. Listings are encoded with the status OK as one byte, which is 0: with the digit 0 in front, that byte
 * becomes the NUL of the string "0", and nothing is encoded again. Belongs to the exchange that writes it.
 */
final class TextReply implements OutgoingReply {
    private static final ByteBuf DIGIT = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'0'}));

    private final OutgoingReply listing;
    private boolean hasBegun;

    TextReply(OutgoingReply listing) {
        this.listing = listing;
    }

    @Override
    public CompletionStage<Part> next() {
        if (hasBegun) {
            return listing.next();
        }
        hasBegun = true;
        return listing.next().thenApply(TextReply::withDigit);
    }

    @Override
    public void close() {
        listing.close();
    }

    private static Part withDigit(Part first) {
        List<ByteBuf> chunks =
                Stream.concat(Stream.of(DIGIT), first.chunks().stream()).toList();
        return new Part(chunks, first.sizeBytes() + 1, first.isLast());
    }
}
