package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.registry.key.RegistryKeys;
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
    private final ClassicObservers observers;
    private final ClassicTimeouts timeouts;
    private final ClassicReplies replies;
    private final ClassicReplies textReplies;

    ClassicExchanges(
            Requests requests,
            Refusals refusals,
            @All List<WireListener> listeners,
            WireConfig config,
            RegistryKeys keys) {
        this.requests = requests;
        this.observers = new ClassicObservers(refusals, new WireListeners(listeners));
        this.timeouts = ClassicTimeouts.of(config);
        this.replies = new ClassicReplies(
                StatusForm.BYTE,
                config.classic().listContent(),
                () -> keys.current().id());
        this.textReplies = new ClassicReplies(
                StatusForm.TEXT,
                config.classic().textListContent(),
                () -> keys.current().id());
    }

    /** The encoder of listings, in the configured form, with statuses of one byte. */
    @Produces
    @Singleton
    static ReplyEncoder encoder(WireConfig config) {
        return new ReplyEncoder(config.classic().listContent());
    }

    @Override
    public Exchange begin(Connection connection, StatusForm statuses) {
        ClassicReplies inForm = switch (statuses) {
            case BYTE -> replies;
            case TEXT -> textReplies;
        };
        return new ClassicExchange(connection, requests, observers, inForm, timeouts);
    }
}
