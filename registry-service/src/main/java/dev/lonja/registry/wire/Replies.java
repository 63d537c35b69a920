package dev.lonja.registry.wire;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.listing.EncodedReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The bytes of replies; those that are a status alone exist once. Any thread. */
@Singleton
class Replies {
    private final ReplyEncoder encoder;
    private final List<EncodedReply> byStatus = IntStream.range(0, longestRow())
            .mapToObj(status -> EncodedReply.of(new byte[] {(byte) status}))
            .toList();

    Replies(ReplyEncoder encoder) {
        this.encoder = encoder;
    }

    @Produces
    @Singleton
    static ReplyEncoder encoder(WireConfig config) {
        return new ReplyEncoder(config.classic().listContent());
    }

    /** The reply that is a status alone. */
    EncodedReply status(Operation operation, Outcome outcome) {
        return byStatus.get(operation.statusOf(outcome));
    }

    EncodedReply encode(Reply reply) {
        return switch (reply) {
            case Reply.Status(Operation operation, Outcome outcome) -> status(operation, outcome);
            case Reply.Users users -> EncodedReply.of(encoder.encode(users));
            case Reply.Content content -> EncodedReply.of(encoder.encode(content));
            case Reply.FileHeader header -> EncodedReply.of(encoder.encode(header));
            case Reply.Hello hello -> EncodedReply.of(encoder.encode(hello));
        };
    }

    private static int longestRow() {
        return Arrays.stream(Operation.values())
                .mapToInt(operation -> operation.outcomes().size())
                .max()
                .orElseThrow();
    }
}
