package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.passport.Passport;
import dev.lonja.protocol.session.Connected;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.Reach;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.SessionRequests.Received;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.Draining;
import dev.lonja.transport.session.IncomingRequest;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import dev.lonja.transport.session.SessionHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * A session with the registry: who it is, and what it asks. Belongs to the event loop of its connection.
 *
 * <pre>
 *   greeting --HELLO is answered OK--> served --ended in order, or broken--> ended
 * </pre>
 */
final class RegistrySession implements SessionHandler {
    private static final Logger LOG = Logger.getLogger(RegistrySession.class);
    /** Thousands of agents that come back should not all come in the same second. */
    static final int SPREAD_SECONDS = 10;

    private final Session session;
    private final KeyId key;
    private final SessionServices services;
    private final SessionQueue queue;
    private final SessionUsers users;
    private String features = "";

    RegistrySession(Session session, KeyId key, SessionServices services) {
        this.session = session;
        this.key = key;
        this.services = services;
        this.queue = new SessionQueue(session, services);
        this.users = new SessionUsers(session, key, services.holdings());
    }

    @Override
    public void requested(IncomingRequest incoming, byte[] payload) {
        services.observers().received(payload.length);
        switch (SessionRequests.read(payload)) {
            case Received.Refused(SessionReply.Failure reply) -> refuse(incoming, reply);
            case Received.Complete(Request request) when session.isEstablished() -> take(incoming, request);
            case Received.Complete(Request.Hello hello) -> greet(incoming, hello);
            case Received.Complete(Request request) ->
                session.end(Bye.of(ByeReason.PROTOCOL, request.operation() + " before HELLO"));
        }
    }

    @Override
    public void eventReceived(byte[] payload) {
        // Events of a client mean nothing in this edition.
    }

    @Override
    public byte[] heartbeat() {
        return SessionRequests.payload(new Request.Ping());
    }

    @Override
    public byte[] resync(long watch) {
        return users.watches().resync(watch);
    }

    @Override
    public void stopping() {
        Draining draining = new Draining(services.observers().drainGrace(), SPREAD_SECONDS);
        session.drain(draining, new Event.Draining(draining.grace().toSeconds()).payload());
    }

    @Override
    public void ended(SessionEnd end) {
        LOG.debugf("peer=%s key=%s %s", session.connection().from().text(), key, end);
        services.sessions().remove(this);
        users.ended(end);
    }

    KeyId key() {
        return key;
    }

    String features() {
        return features;
    }

    /** The users that it acts for. */
    SessionUsers users() {
        return users;
    }

    SessionServices services() {
        return services;
    }

    SessionQueue queue() {
        return queue;
    }

    /** Ends the session, from any thread. */
    void end(Bye bye) {
        session.run(() -> session.end(bye));
    }

    /** The session holds the presence of that user: what CONNECT answers. */
    SessionReply connected(String user, boolean isKeyed, Reach reach) {
        Optional<Passport> passport =
                isKeyed ? Optional.of(services.keys().current().passport(user, key, Instant.now())) : Optional.empty();
        return new Connected(
                        passport.map(services.keys().current()::sign).orElse(""),
                        passport.map(Passport::expiresAtSeconds)
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty()),
                        services.holdings().presences().grace().toSeconds(),
                        reach)
                .reply();
    }

    private void greet(IncomingRequest incoming, Request.Hello hello) {
        SessionReply reply = Greeting.answer(hello, this, session.connection());
        features = hello.features();
        if (reply instanceof SessionReply.Success) {
            session.establish(Greeting.TERMS);
        }
        byte[] payload = reply.payload(Operation.HELLO);
        services.observers().answered(pending(incoming, hello).pending(), reply.outcome(), payload.length);
        incoming.reply(payload);
        if (!session.isEstablished()) {
            session.end(Greeting.bye(reply));
        }
    }

    private void take(IncomingRequest incoming, Request request) {
        SessionRequest taken = pending(incoming, request);
        services.observers().listener().requested(taken.complete());
        switch (request) {
            case Request.Ping ping -> taken.answer(SessionReply.Success.EMPTY);
            case Request.Hello again ->
                taken.answer(SessionReply.Failure.of(Outcome.FAILED, "HELLO was answered already"));
            case Request.FromUser fromUser -> queue.add(taken);
            case Request.PeerRequest ofPeers -> queue.add(taken);
        }
    }

    private SessionRequest pending(IncomingRequest incoming, Request request) {
        return new SessionRequest(this, incoming, new Step.Complete(request, Optional.empty()));
    }

    private void refuse(IncomingRequest incoming, SessionReply.Failure reply) {
        services.observers()
                .refused(
                        reply.outcome() == Outcome.MALFORMED
                                ? Refusals.Reason.INVALID_FIELD
                                : Refusals.Reason.UNKNOWN_OPERATION);
        byte[] payload = SessionReply.payload(reply);
        services.observers().sent(payload.length);
        incoming.reply(payload);
        if (!session.isEstablished()) {
            session.end(Greeting.bye(reply));
        }
    }
}
