package dev.lonja.peer.agent;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import java.time.Duration;
import java.util.List;

/** The result of an action. */
public sealed interface Result {

    /** The answer of the registry, or the one that the agent gives in its place. */
    record Answered(Action.RegistryAction action, RegistryAnswer answer) implements Result {}

    /**
     * Files were asked for at that address; each has its own outcome.
     *
     * @param elapsed how long the downloads took
     * @param isSeveral whether several files were asked for, or a folder or a pattern, which can be several
     */
    record Fetched(OwnerLocation.Known from, List<FetchedFile> files, Duration elapsed, boolean isSeveral)
            implements Result {
        public Fetched {
            files = List.copyOf(files);
        }
    }

    /** One of the files that were asked for, by the path that its owner published; if it is not known, by the typed name. */
    record FetchedFile(String remotePath, Download download) {}

    /** The owner of the files is not connected. */
    record OwnerNotConnected(String owner) implements Result {}

    /** The registry has no such owner. */
    record NoSuchOwner(String owner) implements Result {}

    /** The address of the owner is not known, because the registry did not list the users. */
    record OwnerUnknown(String owner, RegistryAnswer refusal) implements Result {}

    /** The action breaks a rule of the protocol, and nothing was sent. */
    record Invalid(Operation operation, String reason) implements Result {}
}
