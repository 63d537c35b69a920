package dev.lonja.peer.shell;

import dev.lonja.peer.agent.AgentPresence;
import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The operations of the table as a person asks for them. Nothing here prints: every operation has an {@link Answer}.
 *
 * <p>What breaks a rule of the wire is not sent; it has failed, and the note says which rule.
 */
@Singleton
public final class PeerCommands {
    private final ClassicChannel registry;
    private final AgentPresence presence;
    private final Downloads downloads;
    private final KnownNames known;

    PeerCommands(ClassicChannel registry, AgentPresence presence, Downloads downloads, KnownNames known) {
        this.registry = registry;
        this.presence = presence;
        this.downloads = downloads;
        this.known = known;
    }

    Answer register(String user) {
        return checked(Operation.REGISTER, () -> registry.ask(new Request.Register(user)));
    }

    Answer unregister(String user) {
        return checked(Operation.UNREGISTER, () -> {
            Field.USER.require(user);
            return presence.unregister(user);
        });
    }

    Answer connect(String user) {
        return checked(Operation.CONNECT, () -> {
            Field.USER.require(user);
            return presence.connect(user);
        });
    }

    Answer disconnect(String user) {
        return checked(Operation.DISCONNECT, () -> {
            Field.USER.require(user);
            return presence.disconnect(user);
        });
    }

    /** Publishes a local file. It is served from here on if the registry lists it, or did so already. */
    Answer publish(String localPath, String description) {
        return asConnected(Operation.PUBLISH, present -> {
            Path path = LocalPaths.absolute(localPath);
            Answer answer = registry.ask(new Request.Publish(present.user(), path.toString(), description));
            known.forget(ownContent(present));
            Answer noted = LocalPaths.warning(path).map(answer::with).orElse(answer);
            boolean listed = answer.is(Outcome.OK) || answer.is(Outcome.ALREADY_PUBLISHED);
            return listed ? remembered(noted, () -> present.sharedFiles().add(path.toString())) : noted;
        });
    }

    /** Takes a local file off the list. It is not served any more, whatever the registry answers. */
    Answer delete(String localPath) {
        return asConnected(Operation.DELETE, present -> {
            String path = LocalPaths.absolute(localPath).toString();
            var request = new Request.Delete(present.user(), path);
            known.forget(ownContent(present));
            return remembered(registry.ask(request), () -> present.sharedFiles().remove(path));
        });
    }

    Answer listUsers() {
        return asConnected(Operation.LIST_USERS, present -> {
            Answer answer = downloads.listUsers(present.user());
            known.remember(new Request.ListUsers(present.user()), answer.reply());
            return answer;
        });
    }

    Answer listContent(String owner) {
        return asConnected(Operation.LIST_CONTENT, present -> {
            var request = new Request.ListContent(present.user(), owner);
            Answer answer = registry.ask(request);
            known.remember(request, answer.reply());
            return answer;
        });
    }

    Answer getFile(String owner, String remotePath, String localPath) {
        return checked(
                Operation.GET_FILE,
                () -> downloads.getFile(
                        presence.connected().map(AgentPresence.Connected::user), owner, remotePath, localPath));
    }

    /** Gives up on what is under way; the command ends soon, and has failed. May come from any thread. */
    void cancel() {
        downloads.cancel();
        registry.cancel();
    }

    /** Leaves: gives up on what is under way, and disconnects whoever is connected. */
    Optional<Answer> close() {
        known.close();
        downloads.close();
        registry.cancel();
        return presence.leave();
    }

    private static Request.ListContent ownContent(AgentPresence.Connected present) {
        return new Request.ListContent(present.user(), present.user());
    }

    private Answer asConnected(Operation operation, Function<AgentPresence.Connected, Answer> action) {
        Optional<AgentPresence.Connected> connected = presence.connected();
        return connected.isEmpty()
                ? Answer.of(operation, Outcome.NOT_CONNECTED, "no user is connected here; CONNECT one first")
                : checked(operation, () -> action.apply(connected.get()));
    }

    /** A change of the shared set, which the disk may refuse to remember. */
    private interface Change {
        void apply() throws IOException;
    }

    private static Answer remembered(Answer answer, Change change) {
        try {
            change.apply();
            return answer;
        } catch (IOException failure) {
            return answer.with("the next start of the agent will not know of this: " + failure.getMessage());
        }
    }

    private static Answer checked(Operation operation, Supplier<Answer> action) {
        try {
            return action.get();
        } catch (InvalidFieldException | InvalidPathException invalid) {
            return Answer.of(operation, Outcome.FAILED, String.valueOf(invalid.getMessage()));
        }
    }
}
