package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.requests.PendingRequest;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.WireConfig;
import dev.lonja.registry.wire.WireListener;
import dev.lonja.registry.wire.WireListeners;
import dev.lonja.transport.frame.FrameKind;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Who observes sessions, and how long a request of them may wait. Safe from any thread. */
@Singleton
final class SessionObservers {
    private final Refusals refusals;
    private final WireListener listener;
    private final Duration answerTimeout;
    private final Duration drainGrace;

    SessionObservers(Refusals refusals, @All List<WireListener> listeners, WireConfig config) {
        this.refusals = refusals;
        this.listener = new WireListeners(listeners);
        this.answerTimeout = config.answerTimeout();
        this.drainGrace = config.drainGrace();
    }

    WireListener listener() {
        return listener;
    }

    void refused(Refusals.Reason reason) {
        refusals.count(reason);
    }

    /** A request has that outcome, whose frame has so many bytes of payload. */
    void answered(PendingRequest pending, Outcome outcome, int payloadBytes) {
        listener.answered(
                new AnsweredRequest(pending.request(), pending.date(), outcome, pending.from(), pending.nanos()));
        sent(payloadBytes);
    }

    void received(int payloadBytes) {
        listener.received(FrameKind.HEADER_BYTES + payloadBytes);
    }

    void sent(int payloadBytes) {
        listener.sent(FrameKind.HEADER_BYTES + payloadBytes);
    }

    /** How long a request may wait until it begins. */
    Duration answerTimeout() {
        return answerTimeout;
    }

    /** How long a session is served after the registry was told to stop. */
    Duration drainGrace() {
        return drainGrace;
    }
}
