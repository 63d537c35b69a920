package dev.lonja.peer.oneshot;

/** A command that is given on the command line. {@code user} is who asks the registry. */
public sealed interface OneShot {
    /** Adds a user. */
    record Register(String user) implements OneShot {}

    /** Removes a user, its presence and everything it published. */
    record Unregister(String user) implements OneShot {}

    /** Lists the connected users. */
    record Users(String user) implements OneShot {}

    /** Lists what the owner published. */
    record Files(String user, String owner) implements OneShot {}

    /** Fetches a file; {@code quiet} shows no progress. */
    record Get(String user, String owner, String remotePath, String localPath, boolean quiet) implements OneShot {}

    /** Lists a local file under the user. */
    record Publish(String user, String localPath, String description) implements OneShot {}

    /** Takes a local file off the user's list. */
    record Delete(String user, String localPath) implements OneShot {}
}
