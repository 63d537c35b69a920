package dev.lonja.registry.directory;

import dev.lonja.protocol.PublishedFile;
import java.time.Instant;

/** A change of the {@link Directory}. It concerns exactly one user. */
public sealed interface DirectoryChange {

    /** The user that the change concerns. */
    String user();

    /** A change that a caller requests in the name of a user. */
    sealed interface ByCaller extends DirectoryChange {
        /** The sender of the request. */
        Caller caller();

        @Override
        default String user() {
            return caller().user();
        }
    }

    /** A change that an administrator orders. It writes an audit record. */
    sealed interface ByAdministrator extends DirectoryChange {
        /** The administrator. */
        Administrator by();
    }

    /** Adds a user. */
    record Register(String user) implements DirectoryChange {}

    /** Removes the user, its presence and everything it published. FAILED if the user is connected from another address. */
    record Unregister(Caller caller) implements ByCaller {}

    /** Connects the user at the caller's address and {@code port}, unless it has a presence. */
    record Connect(Caller caller, int port) implements ByCaller {}

    /** Ends the user's presence. */
    record Disconnect(Caller caller) implements ByCaller {}

    /** Publishes a file of the user. */
    record Publish(Caller caller, PublishedFile file) implements ByCaller {}

    /** Deletes a published path of the user. */
    record Delete(Caller caller, String path) implements ByCaller {}

    /** Ends the user's presence: OK, NO_SUCH_USER or NOT_CONNECTED. */
    record ForceDisconnect(String user, Administrator by) implements ByAdministrator {}

    /** Removes the user, its presence and its files: OK or NO_SUCH_USER. */
    record RemoveUser(String user, Administrator by) implements ByAdministrator {}

    /** Removes a published path of the user: OK, NO_SUCH_USER or NOT_PUBLISHED. */
    record RemoveFile(String user, String path, Administrator by) implements ByAdministrator {}

    /**
     * Removes a user that was registered before that time, has never connected and publishes nothing: OK, or FAILED if there is no
     * such user.
     */
    record ExpireName(String user, Instant registeredBefore) implements DirectoryChange {}

    /** Ends exactly this presence; NOT_CONNECTED if it no longer exists or was replaced. */
    record ExpirePresence(Presence presence) implements DirectoryChange {
        @Override
        public String user() {
            return presence.user();
        }
    }
}
