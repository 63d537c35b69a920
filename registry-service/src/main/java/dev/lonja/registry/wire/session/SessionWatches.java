package dev.lonja.registry.wire.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.registry.watch.WatchEvent;
import dev.lonja.registry.watch.WatchSink;
import dev.lonja.registry.watch.Watches;
import dev.lonja.transport.session.Session;
import java.util.List;
import java.util.OptionalLong;

/** The watches of a session. Belongs to its event loop; events are delivered from any thread. */
final class SessionWatches implements WatchSink {
    private final Session session;
    private final Watches watches;

    SessionWatches(Session session, Watches watches) {
        this.session = session;
        this.watches = watches;
    }

    /** Opens a watch. The reply has to be sent at once, so that no event comes before it. */
    SessionReply open(DirectoryRequest.Watch request) {
        OptionalLong watch =
                session.isEnded() ? OptionalLong.empty() : watches.open(this, request.user(), request.what());
        return watch.isPresent()
                ? new SessionReply.Success(List.of(Decimal.write(watch.getAsLong())))
                : SessionReply.Failure.of(
                        Outcome.TOO_MANY, "a session has at most " + Watches.MAX_OF_SESSION + " watches");
    }

    /** Closes a watch. One that is not open is closed already. */
    SessionReply close(DirectoryRequest.Unwatch request) {
        Decimal.find(request.watch()).ifPresent(watch -> watches.close(this, watch));
        return SessionReply.Success.EMPTY;
    }

    /** The session no longer acts for that user. */
    void forget(String user) {
        watches.closeAll(this, user);
    }

    /** The session is over. */
    void ended() {
        watches.closeAll(this);
    }

    /** The event that asks to list again; no bytes if the watch is not open. */
    byte[] resync(long watch) {
        return watches.isOpen(this, watch) ? new Event.Resync(Decimal.write(watch)).payload() : new byte[0];
    }

    @Override
    public void deliver(List<WatchEvent> events) {
        session.run(() -> events.stream()
                .filter(each -> watches.isOpen(this, each.watch()))
                .forEach(each -> session.event(each.watch(), each.event().payload())));
    }
}
