package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Event;
import dev.lonja.registry.presence.PresenceHolder;
import dev.lonja.registry.presence.PresenceLoss;
import dev.lonja.registry.requests.Answer;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The users that a session acts for: their presences, their watches, and their names, whose keys may change. Tells the client what
 * becomes of them. Belongs to the event loop of its session, except where a method says otherwise.
 */
final class SessionUsers implements PresenceHolder {
    private static final Logger LOG = Logger.getLogger(SessionUsers.class);
    /** After so much silence another key of a name may take the presence over. */
    private static final int SILENT_HEARTBEATS = 2;

    private final Session session;
    private final KeyId key;
    private final HeldNames held;
    private final AuthorizedNames names;
    private final SessionWatches watches;
    private final Set<Event.KeyAdded> toldKeys = new HashSet<>(1);
    private final long sinceSeconds = Instant.now().getEpochSecond();

    SessionUsers(Session session, KeyId key, SessionHoldings holdings) {
        this.session = session;
        this.key = key;
        this.held = new HeldNames(holdings.presences());
        this.names = new AuthorizedNames(this, holdings.sessions());
        this.watches = new SessionWatches(session, holdings.watches());
    }

    /** The key of the session. Any thread. */
    KeyId key() {
        return key;
    }

    /** When the session began, in seconds since 1970. Any thread. */
    long sinceSeconds() {
        return sinceSeconds;
    }

    /** Whether the session holds a presence. Any thread. */
    boolean holdsPresence() {
        return held.isHoldingAny();
    }

    /** The generation of the user's presence that the session holds, or that of none. */
    long heldGeneration(String user) {
        return held.generation(user);
    }

    SessionWatches watches() {
        return watches;
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

    /** The session is over. */
    void ended(SessionEnd end) {
        held.ended(end);
        names.ended();
        watches.ended();
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

    @Override
    public boolean isSilent() {
        return System.nanoTime() - session.receivedNanos()
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
                            .retryAfter(ThreadLocalRandom.current().nextInt(RegistrySession.SPREAD_SECONDS + 1)));
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
}
