package dev.lonja.peer.oneshot;

import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import java.nio.file.Path;
import java.util.List;

/** What came of a command. */
sealed interface Result {
    /** The status of an operation, good or bad. */
    record Status(Answer answer) implements Result {}

    /** The connected users. */
    record Users(List<ConnectedUser> users) implements Result {
        public Users {
            users = List.copyOf(users);
        }
    }

    /** What an owner published. */
    record Files(String owner, List<PublishedFile> files) implements Result {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** A file that is in place, whole. */
    record Fetched(String owner, String remotePath, Path target, long sizeBytes) implements Result {}

    /** The owner of a wanted file is not connected. */
    record OwnerAway(String owner) implements Result {}

    /** What was asked for breaks a rule of the wire, and was not sent. */
    record Refused(String reason) implements Result {}
}
