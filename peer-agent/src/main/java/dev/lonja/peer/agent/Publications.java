package dev.lonja.peer.agent;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a user publishes through this agent: the registry lists it, and the user's shared set has it. */
public final class Publications {
    /** Another replica of the registry may not list yet what this one has acknowledged. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final ActingUser caller;
    private final SharedSets sets;
    private final Duration settled;
    private final RemovedFiles removedFiles;

    /** Publications of that caller, kept in those sets. */
    public Publications(ActingUser caller, SharedSets sets) {
        this(caller, sets, SETTLED);
    }

    /**
     * Publications with another time.
     *
     * @param settled the age of a publication from which on a listing without the file means that the file was removed
     */
    Publications(ActingUser caller, SharedSets sets, Duration settled) {
        this.caller = caller;
        this.sets = sets;
        this.settled = settled;
        this.removedFiles = new RemovedFiles(settled);
    }

    /** What looks after that presence and these publications. */
    Heartbeat heartbeat(AgentPresence presence) {
        return new Heartbeat(presence, sets, settled);
    }

    /** Publishes a local file. It is served from then on if the registry lists it, or did so already. */
    RegistryAnswer publish(String user, String localPath, String description) {
        String path = LocalPaths.absolute(localPath).toString();
        String classicPath = ClassicPath.encode(path);
        RegistryAnswer answer = caller.ask(new Request.Publish(user, classicPath, description));
        Optional<String> other = sets.of(user).pathOf(classicPath).filter(each -> !each.equals(path));
        if (other.isPresent() && answer.is(Outcome.ALREADY_PUBLISHED)) {
            return answer.with(Printable.of(other.get()) + " has the same classic path, " + Printable.of(classicPath));
        }
        RegistryAnswer noted =
                LocalPaths.warning(Path.of(path)).map(answer::with).orElse(answer);
        boolean isListed = answer.is(Outcome.OK) || answer.is(Outcome.ALREADY_PUBLISHED);
        return isListed ? changed(noted, () -> sets.of(user).add(path)) : noted;
    }

    /** Removes a local file from the list. It is not served any more, whatever the registry answers. */
    RegistryAnswer delete(String user, String localPath) {
        String classicPath = ClassicPath.encode(LocalPaths.absolute(localPath).toString());
        RegistryAnswer answer = caller.ask(new Request.Delete(user, classicPath));
        return changed(answer, () -> sets.of(user).remove(classicPath));
    }

    /** The user was registered anew, and has nothing published. */
    void registered() {
        removedFiles.reset();
    }

    /** Deletes the shared set of a user who is no longer registered. */
    RegistryAnswer forget(String user, RegistryAnswer answer) {
        return changed(answer, () -> sets.forget(user));
    }

    /** A reconciler of what the user publishes below the folder. */
    Reconciler reconciler(String user, Path folder) {
        return new Reconciler(caller, user, sets, folder, removedFiles);
    }

    /** A change of the shared set, which may fail at the disk. */
    private interface Change {
        void apply() throws IOException;
    }

    private static RegistryAnswer changed(RegistryAnswer answer, Change change) {
        try {
            change.apply();
            return answer;
        } catch (IOException failure) {
            return answer.with(
                    "this could not be saved, and is lost when the agent restarts: " + Reasons.withFile(failure));
        }
    }
}
