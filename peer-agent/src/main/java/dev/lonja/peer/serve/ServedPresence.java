package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import org.jboss.logging.Logger;

/** Keeps the user registered and connected, and logs why it is not. For one thread. */
final class ServedPresence {
    private static final Logger LOG = Logger.getLogger(ServedPresence.class);

    /** A name that no user has: asking for its files tells whether the caller is connected. */
    private static final String NOBODY = ".lonja-nobody";

    private final Agent agent;
    private final String user;
    private final int advertisedPort;
    private String lastFailure = "";

    ServedPresence(Agent agent, String user, int advertisedPort) {
        this.agent = agent;
        this.user = user;
        this.advertisedPort = advertisedPort;
    }

    /** Registers the user if that is needed, and connects it. Returns false if another try is needed. */
    boolean connect() {
        RegistryAnswer registered = agent.ask(new Action.Register(user));
        if (!registered.is(Outcome.OK) && !registered.is(Outcome.NAME_IN_USE)) {
            return failed(registered);
        }
        RegistryAnswer connected = agent.ask(new Action.Connect(user));
        // An agent that restarts on the same port may find its presence from before.
        if (connected.is(Outcome.OK) || connected.is(Outcome.ALREADY_CONNECTED) && isListedHere()) {
            lastFailure = "";
            LOG.infof("user=%s connected registry=%s port=%d", user, agent.registryName(), advertisedPort);
            return true;
        }
        return failed(connected);
    }

    /** Whether the user is still connected, according to the registry. */
    boolean isConnected() {
        RegistryAnswer answer = agent.ask(new Action.ListContent(NOBODY));
        return answer.is(Outcome.OK) || answer.is(Outcome.NO_SUCH_OWNER) || failed(answer);
    }

    private boolean isListedHere() {
        return agent.ask(new Action.ListUsers()).reply() instanceof Reply.Users(var users)
                && users.stream().anyMatch(present -> present.name().equals(user) && present.port() == advertisedPort);
    }

    /** Logs the failure once, not at every try. */
    private boolean failed(RegistryAnswer answer) {
        String failure = answer.reply().operation() + " " + answer.summary();
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            LOG.warnf("user=%s is not connected, retrying: %s", user, failure);
        }
        return false;
    }
}
