package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.requests.Requests;
import dev.lonja.registry.wire.Exchanges;
import dev.lonja.registry.wire.WireConfig;
import dev.lonja.registry.wire.WireListener;
import dev.lonja.registry.wire.WireListeners;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Begins a classic exchange on each connection. */
@Singleton
class ClassicExchanges implements Exchanges {
    private final Requests requests;
    private final Refusals refusals;
    private final WireListener listener;
    private final ClassicTimeouts timeouts;

    ClassicExchanges(Requests requests, Refusals refusals, @All List<WireListener> listeners, WireConfig config) {
        this.requests = requests;
        this.refusals = refusals;
        this.listener = new WireListeners(listeners);
        this.timeouts = ClassicTimeouts.of(config);
    }

    /** The encoder of listings, in the configured form. */
    @Produces
    @Singleton
    static ReplyEncoder encoder(WireConfig config) {
        return new ReplyEncoder(config.classic().listContent());
    }

    @Override
    public Exchange begin(Connection connection) {
        return new ClassicExchange(connection, requests, refusals, listener, timeouts);
    }
}
