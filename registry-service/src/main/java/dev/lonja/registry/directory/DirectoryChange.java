package dev.lonja.registry.directory;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.registry.identity.NewCode;
import java.time.Instant;

/** A change of the {@link Directory}. It concerns one user. */
public sealed interface DirectoryChange
        permits SessionChange,
                DirectoryChange.ByCaller,
                DirectoryChange.ByAdministrator,
                DirectoryChange.Register,
                DirectoryChange.ExpireName,
                DirectoryChange.ExpirePresence {

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

    /**
     * A kind of which a statement makes at most one change of the same user, or of the same file if it concerns a file: then its rows
     * are the outcomes.
     */
    interface OneAtATime {}

    /**
     * Adds a user without keys: OK or NAME_IN_USE.
     *
     * @param origin of the address that may claim the name, as long as no other one connects it; empty for none
     */
    record Register(String user, String origin) implements DirectoryChange {
        /** A user that no address may claim. */
        public Register(String user) {
            this(user, "");
        }
    }

    /** Removes the user, its presence and everything it published. FAILED if the user is connected from another address. */
    record Unregister(Caller caller) implements ByCaller, OneAtATime {}

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

    /** Makes a code with which somebody may claim the user: OK, NO_SUCH_USER, or HAS_A_KEY if the name belongs to keys. */
    record MakeClaimCode(String user, NewCode code, Administrator by) implements ByAdministrator, OneAtATime {}

    /** Makes a code with which somebody may register a name: OK. It concerns no user yet. */
    record MakeRegisterCode(NewCode code, Administrator by) implements ByAdministrator {
        @Override
        public String user() {
            return "";
        }
    }

    /** Takes a key from a name, as DROP_KEY does: OK, NO_SUCH_USER, NO_SUCH_KEY or LAST_KEY. */
    record RevokeKey(String user, KeyId key, Administrator by) implements ByAdministrator, OneAtATime {}

    /**
     * Removes a user that was registered before that time, has never connected and publishes nothing: OK, or FAILED if there is no
     * such user.
     */
    record ExpireName(String user, Instant registeredBefore) implements DirectoryChange {}

    /** Ends the user's presence of that generation; NOT_CONNECTED if it no longer exists or was replaced. */
    record ExpirePresence(String user, long generation) implements DirectoryChange {
        /** Ends exactly this presence. */
        public ExpirePresence(Presence presence) {
            this(presence.user(), presence.generation());
        }
    }
}
