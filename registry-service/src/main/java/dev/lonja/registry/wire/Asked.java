package dev.lonja.registry.wire;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.registry.listing.EncodedReply;
import dev.lonja.transport.HostAddress;
import io.vertx.core.Context;
import java.util.function.Consumer;

/** A complete request, who asks, and where its reply is wanted. Equal only to itself: the same can be asked twice. */
final class Asked {
    private final Step.Complete complete;
    private final HostAddress from;
    private final Context context;
    private final Consumer<EncodedReply> onReply;
    private final long sinceNanos = System.nanoTime();

    /** The reply goes to {@code onReply}, in {@code context}. */
    Asked(Step.Complete complete, HostAddress from, Context context, Consumer<EncodedReply> onReply) {
        this.complete = complete;
        this.from = from;
        this.context = context;
        this.onReply = onReply;
    }

    Request request() {
        return complete.request();
    }

    HostAddress from() {
        return from;
    }

    Context context() {
        return context;
    }

    void answer(EncodedReply reply) {
        onReply.accept(reply);
    }

    /** What those who observe the wire are told once the reply is known. */
    AnsweredRequest answeredWith(EncodedReply reply) {
        return new AnsweredRequest(
                request(),
                complete.date(),
                request().operation().outcomeOf(reply.chunks().getFirst().getByte(0)),
                from,
                System.nanoTime() - sinceNanos);
    }
}
