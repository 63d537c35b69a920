package dev.lonja.registry.wire;

import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.HostAddress;
import dev.lonja.registry.listing.EncodedReply;
import io.vertx.core.Context;
import java.util.function.Consumer;

/** A complete request, who asks, and where its reply is wanted. Equal only to itself: the same can be asked twice. */
final class Asked {
    private final Request request;
    private final HostAddress from;
    private final Context context;
    private final Consumer<EncodedReply> onReply;

    /** The reply goes to {@code onReply}, in {@code context}. */
    Asked(Request request, HostAddress from, Context context, Consumer<EncodedReply> onReply) {
        this.request = request;
        this.from = from;
        this.context = context;
        this.onReply = onReply;
    }

    Request request() {
        return request;
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
}
