package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.presence.Upkeep;
import dev.lonja.peer.publications.Heartbeat;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Outcome;
import org.jboss.logging.Logger;

/** Keeps the user registered and connected, and logs why it is not. For one thread. */
final class ServedPresence {
    private static final Logger LOG = Logger.getLogger(ServedPresence.class);

    private final Agent agent;
    private final String user;
    private final int advertisedPort;
    private String lastFailure = "";

    ServedPresence(Agent agent, String user, int advertisedPort) {
        this.agent = agent;
        this.user = user;
        this.advertisedPort = advertisedPort;
    }

    /**
     * Connects the user, and registers it if that is needed. A presence of another agent stays. Returns false if another try is
     * needed.
     */
    boolean connect() {
        RegistryAnswer connected = agent.ask(new Action.Connect(user));
        if (connected.is(Outcome.NO_SUCH_USER)) {
            RegistryAnswer registered = agent.ask(new Action.Register(user));
            if (!registered.is(Outcome.OK) && !registered.is(Outcome.NAME_IN_USE)) {
                return failed(registered);
            }
            // A recovery code is for a person, and the log keeps no secrets.
            registered.notes().forEach(note -> System.err.println(ConsoleOutput.noteLine(note)));
            connected = agent.ask(new Action.Connect(user));
        }
        if (connected.is(Outcome.OK) || connected.is(Outcome.ALREADY_CONNECTED) && agent.isConnected()) {
            lastFailure = "";
            LOG.infof("user=%s connected registry=%s port=%d", user, agent.registryName(), advertisedPort);
            return true;
        }
        return connected.is(Outcome.ALREADY_CONNECTED)
                ? waiting("connected by another agent; this one waits until that one has gone")
                : failed(connected);
    }

    /**
     * Looks after the presence: connects a user that the registry has lost, and no longer serves files that the registry no
     * longer lists. Returns false if {@link #connect} and a comparison are needed.
     */
    boolean keep() {
        Heartbeat.Beat beat = agent.beat();
        beat.notes().forEach(note -> LOG.warnf("user=%s %s", user, note));
        return switch (beat.upkeep()) {
            case Upkeep.Kept kept -> true;
            case Upkeep.Restored restored ->
                waiting("the registry did not list the user any more; it was connected again");
            case Upkeep.Elsewhere elsewhere ->
                waiting("connected by another agent; this one waits until that one has gone");
            case Upkeep.Replaced replaced ->
                waiting("connected on another machine; this one waits until that one has gone");
            case Upkeep.Unregistered unregistered ->
                waiting("not registered any more; the user is registered and the folder published again");
            case Upkeep.Unanswered(String same, String reason) -> waiting("registry not answering: " + reason);
            case Upkeep.Nobody nobody -> false;
        };
    }

    /** Why the user is not connected; empty if it is. */
    String reason() {
        return lastFailure;
    }

    private boolean failed(RegistryAnswer answer) {
        return waiting("not connected, retrying: " + answer.reply().operation() + " " + answer.summary());
    }

    /** Logs why the user is not connected, once and not at every try. */
    private boolean waiting(String reason) {
        if (!reason.equals(lastFailure)) {
            lastFailure = reason;
            LOG.warnf("user=%s %s", user, reason);
        }
        return false;
    }
}
