package dev.lonja.registry.directory;

import dev.lonja.protocol.PublishedFile;

/** A change of the {@link Directory}. It concerns one user and nobody else. */
public sealed interface DirectoryChange {

    /** The user that the change concerns. */
    String user();

    /** A change that a caller asks for in the name of a user. */
    sealed interface ByCaller extends DirectoryChange {
        /** Who asks. */
        Caller caller();

        @Override
        default String user() {
            return caller().user();
        }
    }

    /** A change that an administrator orders, whoever is connected; it writes an audit record. */
    sealed interface ByAdministrator extends DirectoryChange {
        /** Who orders. */
        Administrator by();
    }

    /** Adds a user. */
    record Register(String user) implements DirectoryChange {}

    /** Removes the user, its presence and everything it published; FAILED while it is connected from elsewhere. */
    record Unregister(Caller caller) implements ByCaller {}

    /** Makes the user present at the caller's address and {@code port}, unless it has a presence. */
    record Connect(Caller caller, int port) implements ByCaller {}

    /** Ends the user's presence. */
    record Disconnect(Caller caller) implements ByCaller {}

    /** Adds a file to those that the user publishes. */
    record Publish(Caller caller, PublishedFile file) implements ByCaller {}

    /** Removes a path from those that the user publishes. */
    record Delete(Caller caller, String path) implements ByCaller {}

    /** Ends the user's presence: OK, NO_SUCH_USER or NOT_CONNECTED. */
    record ForceDisconnect(String user, Administrator by) implements ByAdministrator {}

    /** Removes the user and everything it has, connected or not: OK or NO_SUCH_USER. */
    record RemoveUser(String user, Administrator by) implements ByAdministrator {}

    /** Removes a path from those that the user publishes: OK, NO_SUCH_USER or NOT_PUBLISHED. */
    record RemoveFile(String user, String path, Administrator by) implements ByAdministrator {}

    /** Ends exactly this presence; NOT_CONNECTED if it is gone already, or another one has taken its place. */
    record ExpirePresence(Presence presence) implements DirectoryChange {
        @Override
        public String user() {
            return presence.user();
        }
    }
}
