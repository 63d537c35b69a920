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
import dev.lonja.registry.presence.PresenceHolder;
import dev.lonja.registry.presence.PresenceLoss;
import dev.lonja.registry.requests.Answer;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.Draining;
import dev.lonja.transport.session.IncomingRequest;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import dev.lonja.transport.session.SessionHandler;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * A session with the registry: who it is, what it asks, and which presences it holds. Belongs to the event loop of its connection.
 *
 * <pre>
 *   greeting --HELLO is answered OK--> served --ended in order, or broken--> ended
 * </pre>
 */
final class RegistrySession implements SessionHandler, PresenceHolder {
    private static final Logger LOG = Logger.getLogger(RegistrySession.class);
    /** Thousands of agents that come back should not all come in the same second. */
    private static final int SPREAD_SECONDS = 10;
    /** After so much silence another key of a name may take the presence over. */
    private static final int SILENT_HEARTBEATS = 2;

    private final Session session;
    private final KeyId key;
    private final SessionServices services;
    private final SessionQueue queue;
    private final HeldNames held;
    private final SessionNames names;
    private final SessionWatches watches;
    private final Set<Event.KeyAdded> toldKeys = new HashSet<>(1);
    private final long sinceSeconds = Instant.now().getEpochSecond();
    private volatile long heardNanos = System.nanoTime();
    private String features = "";

    RegistrySession(Session session, KeyId key, SessionServices services) {
        this.session = session;
        this.key = key;
        this.services = services;
        this.queue = new SessionQueue(session, services);
        this.held = new HeldNames(services.holdings().presences());
        this.names = new SessionNames(this, services.holdings().names());
        this.watches = new SessionWatches(session, services.holdings().watches());
    }

    @Override
    public void requested(IncomingRequest incoming, byte[] payload) {
        heardNanos = System.nanoTime();
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
        return watches.resync(watch);
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
        held.ended(end);
        names.ended();
        watches.ended();
    }

    @Override
    public boolean isSilent() {
        return System.nanoTime() - heardNanos
                >= SILENT_HEARTBEATS * Greeting.TERMS.heartbeat().toNanos();
    }

    @Override
    public void lost(PresenceLoss loss) {
        session.run(() -> {
            held.lost(loss.user(), loss.generation());
            switch (loss.cause()) {
                case REPLACED -> replaced(loss.user(), "newer-session");
                case TWO_MACHINES -> replaced(loss.user(), Event.Replaced.TWO_MACHINES);
                case KEY_DROPPED -> loseName(loss.user());
                case ENDED -> LOG.debugf("key=%s the presence of %s was ended", key, loss.user());
                case GONE ->
                    session.end(Bye.of(ByeReason.STOPPING, "the presence of " + loss.user() + " was lost")
                            .retryAfter(ThreadLocalRandom.current().nextInt(SPREAD_SECONDS + 1)));
            }
        });
    }

    @Override
    public void contested(String user) {
        session.run(() -> replaced(user, Event.Replaced.TWO_MACHINES));
    }

    private void loseName(String user) {
        if (names.forget(user)) {
            watches.forget(user);
            replaced(user, Event.Replaced.KEY_DROPPED);
        }
    }

    private void replaced(String user, String reason) {
        session.event(new Event.Replaced(user, reason).payload());
    }

    KeyId key() {
        return key;
    }

    String features() {
        return features;
    }

    HeldNames held() {
        return held;
    }

    SessionWatches watches() {
        return watches;
    }

    /** When it began, in seconds since 1970. */
    long sinceSeconds() {
        return sinceSeconds;
    }

    /** A request of the session has that answer, perhaps after the session has ended. */
    void answered(Request request, Answer answer) {
        held.answered(request, answer);
        if (!session.isEnded()) {
            names.answered(request, answer.outcome());
        }
        if (request instanceof Request.Unregister(String user) && answer.outcome() == Outcome.OK) {
            watches.forget(user);
        }
    }

    /** A name of the session has another key. Any thread. */
    void keyAdded(String user, KeyId added) {
        session.run(() -> {
            Event.KeyAdded event = new Event.KeyAdded(user, added);
            if (toldKeys.add(event)) {
                session.event(event.payload());
            }
        });
    }

    /** The key of the session no longer belongs to the name. Any thread. */
    void keyDropped(String user) {
        session.run(() -> loseName(user));
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

    /** Whether it holds a presence. Any thread. */
    boolean holdsPresence() {
        return held.isHoldingAny();
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
