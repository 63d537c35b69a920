package dev.lonja.peer.serve;

import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import org.jboss.logging.Logger;

/** Registers and connects the user, and finds out whether it still is. For one thread. */
final class ServedPresence {
    private static final Logger LOG = Logger.getLogger(ServedPresence.class);

    /** A name that is asked about only to hear whether the asker is connected. */
    private static final String NOBODY = ".lonja-nobody";

    private final ClassicChannel registry;
    private final String user;
    private final int advertisedPort;
    private String lastFailure = "";

    ServedPresence(ClassicChannel registry, String user, int advertisedPort) {
        this.registry = registry;
        this.user = user;
        this.advertisedPort = advertisedPort;
    }

    /** Registers the user if that is needed, and connects it; false if another try is needed. */
    boolean connect() {
        Answer registered = registry.ask(new Request.Register(user));
        if (!registered.is(Outcome.OK) && !registered.is(Outcome.NAME_IN_USE)) {
            return failed(registered);
        }
        Answer connected = registry.ask(new Request.Connect(user, advertisedPort));
        // The presence that this agent had before it was restarted on the same port: the listener is there again.
        if (connected.is(Outcome.OK) || connected.is(Outcome.ALREADY_CONNECTED) && isListedHere()) {
            lastFailure = "";
            LOG.infof("user=%s connected registry=%s port=%d", user, registry.name(), advertisedPort);
            return true;
        }
        return failed(connected);
    }

    /** Whether the registry knows the user as connected. */
    boolean isConnected() {
        Answer answer = registry.ask(new Request.ListContent(user, NOBODY));
        return answer.is(Outcome.OK) || answer.is(Outcome.NO_SUCH_OWNER) || failed(answer);
    }

    /** Disconnects the user, without much patience. */
    void leave() {
        Answer answer = registry.askBriefly(new Request.Disconnect(user));
        LOG.infof("user=%s left outcome=%s", user, answer.reply().outcome());
    }

    private boolean isListedHere() {
        return registry.ask(new Request.ListUsers(user)).reply() instanceof Reply.Users(var users)
                && users.stream().anyMatch(present -> present.name().equals(user) && present.port() == advertisedPort);
    }

    /** Says why once, not at every try. */
    private boolean failed(Answer answer) {
        String failure = answer.reply().operation() + " " + answer.summary();
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            LOG.warnf("user=%s is not connected, trying again: %s", user, failure);
        }
        return false;
    }
}
