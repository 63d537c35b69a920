package dev.lonja.peer.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.IncomingRequest;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import dev.lonja.transport.session.SessionHandler;
import java.util.function.Consumer;

/** Handles what a registry sends without being asked. Called in the event loop of the session. */
record LineHandler(Session session, Consumer<Event> events, Consumer<SessionEnd> whenEnded) implements SessionHandler {
    @Override
    public void requested(IncomingRequest request, byte[] payload) {
        request.reply(SessionReply.payload(
                SessionReply.Failure.of(Outcome.UNKNOWN_OPERATION, "an agent answers no requests of a registry")));
    }

    @Override
    public void eventReceived(byte[] payload) {
        Event.read(payload).ifPresent(events);
    }

    @Override
    public byte[] heartbeat() {
        return SessionRequests.payload(new Request.Ping());
    }

    /** An agent has no watches of a registry. */
    @Override
    public byte[] resync(long watch) {
        return new byte[0];
    }

    @Override
    public void stopping() {
        session.end(Bye.of(ByeReason.STOPPING, ""));
    }

    @Override
    public void ended(SessionEnd end) {
        whenEnded.accept(end);
    }
}
