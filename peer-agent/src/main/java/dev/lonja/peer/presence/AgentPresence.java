package dev.lonja.peer.presence;

import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one connected user of the agent, and the listener that is open for as long as the user is connected (section 1,
 * Meaning).
 *
 * <p>Threads: the one that executes commands, and the shutdown thread.
 */
public final class AgentPresence implements ActingUser {

    /** The user for whom the listener is open, and the port that others connect to. */
    private record Present(String user, int port) {}

    private final ClassicChannel registry;
    private final Listener listener;
    private @Nullable Present present;
    private boolean isLeaving;

    /** A presence without a user. */
    public AgentPresence(ClassicChannel registry, Listener listener) {
        this.registry = registry;
        this.listener = listener;
    }

    @Override
    public synchronized Optional<String> user() {
        return Optional.ofNullable(present).map(Present::user);
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        return registry.ask(request);
    }

    /**
     * Opens the listener for the user, before the user is connected.
     *
     * @return the port that others connect to
     * @throws IOException if no port can be listened on
     */
    public synchronized int listen(String user) throws IOException {
        int port = listener.open(user);
        present = new Present(user, port);
        return port;
    }

    /**
     * Connects the user; another user is disconnected first. The listener is open before the request is sent, and if the
     * registry refuses, a listener that was not open before is closed again.
     */
    public synchronized RegistryAnswer connect(String user) {
        Field.USER.require(user);
        if (present != null && present.user().equals(user)) {
            return registry.ask(new Request.Connect(user, present.port()));
        }
        Optional<RegistryAnswer> other = user().map(this::disconnect);
        RegistryAnswer answer = connectAnother(user);
        return other.filter(left -> !left.is(Outcome.OK))
                .map(left -> answer.with("the previous user was not disconnected cleanly: " + left.summary()))
                .orElse(answer);
    }

    private RegistryAnswer connectAnother(String user) {
        if (isLeaving) {
            return failed("the agent is about to end");
        }
        try {
            RegistryAnswer answer = registry.ask(new Request.Connect(user, listen(user)));
            if (!answer.is(Outcome.OK)) {
                close();
            }
            return answer;
        } catch (IOException failure) {
            return failed(String.valueOf(failure.getMessage()));
        }
    }

    /** Disconnects the user; if it is the one connected here, its listener closes whatever the registry answers. */
    public synchronized RegistryAnswer disconnect(String user) {
        var request = new Request.Disconnect(user);
        closeFor(user);
        return registry.ask(request);
    }

    /** Unregisters the user; if it is the one connected here and the registry agrees, its listener closes. */
    public synchronized RegistryAnswer unregister(String user) {
        RegistryAnswer answer = registry.ask(new Request.Unregister(user));
        if (answer.is(Outcome.OK)) {
            closeFor(user);
        }
        return answer;
    }

    /** Disconnects the user that is connected here. After that, every CONNECT fails. */
    public synchronized Optional<RegistryAnswer> leave() {
        isLeaving = true;
        return disconnectBriefly();
    }

    /** Disconnects the user that is connected here, if there is one, without a long wait for the registry. */
    public synchronized Optional<RegistryAnswer> disconnectBriefly() {
        Optional<String> leaving = user();
        close();
        return leaving.map(user -> registry.askBriefly(new Request.Disconnect(user)));
    }

    private void closeFor(String user) {
        if (present != null && present.user().equals(user)) {
            close();
        }
    }

    private void close() {
        present = null;
        listener.close();
    }

    private static RegistryAnswer failed(String reason) {
        return RegistryAnswer.of(Operation.CONNECT, Outcome.FAILED, reason);
    }
}
