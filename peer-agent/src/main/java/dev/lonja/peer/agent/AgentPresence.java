package dev.lonja.peer.agent;

import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.peer.upload.FileServer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * The one connected user of the agent, and the listener that is open for as long as it is connected (section 1,
 * Meaning).
 *
 * <p>Threads: the one that executes commands, and the shutdown thread.
 */
@Singleton
public final class AgentPresence {

    /** The connected user, the port of its listener and what that serves. */
    public record Connected(String user, int port, SharedFiles sharedFiles) {}

    private final ClassicChannel registry;
    private final FileServer server;
    private final ShareStore shares;
    private Optional<Connected> connected = Optional.empty();
    private boolean left;

    public AgentPresence(ClassicChannel registry, FileServer server, ShareStore shares) {
        this.registry = registry;
        this.server = server;
        this.shares = shares;
    }

    public synchronized Optional<Connected> connected() {
        return connected;
    }

    /** Connects a user, and before that disconnects another one. The listener is open before the request is sent. */
    public synchronized Answer connect(String user) {
        Optional<Connected> same = connected.filter(present -> present.user().equals(user));
        if (same.isPresent()) {
            return registry.ask(new Request.Connect(user, same.get().port()));
        }
        Optional<Answer> before = connected.map(present -> disconnect(present.user()));
        Answer answer = connectAnother(user);
        return before.filter(left -> !left.is(Outcome.OK))
                .map(left -> answer.with("the user before is not cleanly disconnected: " + left.summary()))
                .orElse(answer);
    }

    private Answer connectAnother(String user) {
        if (left) {
            return Answer.of(Operation.CONNECT, Outcome.FAILED, "the agent is about to leave");
        }
        try {
            SharedFiles sharedFiles = shares.load(registry.name(), user);
            int port = server.start(sharedFiles);
            Answer answer = registry.ask(new Request.Connect(user, port));
            if (answer.is(Outcome.OK)) {
                connected = Optional.of(new Connected(user, port, sharedFiles));
            } else {
                server.stop();
            }
            return answer;
        } catch (IOException failure) {
            return Answer.of(Operation.CONNECT, Outcome.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    /** Disconnects a user; if it is the connected one, its listener closes whatever the registry answers. */
    public synchronized Answer disconnect(String user) {
        if (isConnected(user)) {
            close();
        }
        return registry.ask(new Request.Disconnect(user));
    }

    /** Disconnects whoever is connected, without much patience, and lets nobody connect after that. */
    public synchronized Optional<Answer> leave() {
        left = true;
        Optional<Connected> leaving = connected;
        close();
        return leaving.map(present -> registry.askBriefly(new Request.Disconnect(present.user())));
    }

    /** Unregisters a user; if the registry agrees, nothing of it is left here either. */
    public synchronized Answer unregister(String user) {
        Answer answer = registry.ask(new Request.Unregister(user));
        if (!answer.is(Outcome.OK)) {
            return answer;
        }
        if (isConnected(user)) {
            close();
        }
        try {
            shares.forget(registry.name(), user);
            return answer;
        } catch (IOException failure) {
            return answer.with("what " + user + " shared is still written down: " + failure.getMessage());
        }
    }

    private boolean isConnected(String user) {
        return connected.filter(present -> present.user().equals(user)).isPresent();
    }

    private void close() {
        connected = Optional.empty();
        server.stop();
    }
}
