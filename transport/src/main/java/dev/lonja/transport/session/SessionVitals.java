package dev.lonja.transport.session;

import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of an established session: it sends heartbeats, and ends the session when the other side is silent or takes
 * nothing, or when this side has served out its grace. Belongs to one event loop.
 */
final class SessionVitals implements SessionPulse.Beat {
    private final Session session;
    private final SessionTerms terms;
    private final Duration slowReader;
    private @Nullable Draining draining;
    private long drainedNanos;

    SessionVitals(Session session, SessionTerms terms, Duration slowReader) {
        this.session = session;
        this.terms = terms;
        this.slowReader = slowReader;
    }

    /** The session ends after the grace. */
    void drain(Draining how) {
        draining = how;
        drainedNanos = System.nanoTime() + how.grace().toNanos();
    }

    boolean isDraining() {
        return draining != null;
    }

    @Override
    public void beat(long nowNanos) {
        session.connection().dispatch(() -> look(nowNanos));
    }

    private void look(long nowNanos) {
        long heartbeat = terms.heartbeat().toNanos();
        if (nowNanos - session.receivedNanos() >= SessionTerms.SILENT_HEARTBEATS * heartbeat) {
            session.giveUp(Bye.of(ByeReason.SILENT, "nothing came for three heartbeats"));
        } else if (session.output().isStuck(nowNanos, slowReader)) {
            session.giveUp(Bye.of(ByeReason.SLOW_READER, "nothing was taken for " + slowReader.toSeconds() + " s"));
        } else if (draining != null && nowNanos - drainedNanos >= 0) {
            session.end(draining.bye(ThreadLocalRandom.current()));
        } else if (terms.sendsHeartbeat() && nowNanos - session.output().lastAddedNanos() >= heartbeat) {
            session.sendHeartbeat();
        }
    }
}
