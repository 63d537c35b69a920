package dev.lonja.registry.directory;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.PeerAddresses;
import java.util.OptionalInt;

/** A change that only a session asks for. Its caller has a key. */
public sealed interface SessionChange extends DirectoryChange
        permits KeyChange,
                SessionChange.ConnectSession,
                SessionChange.PublishFile,
                SessionChange.DeleteFile,
                SessionChange.Hold {
    /** The sender of the request. */
    Caller caller();

    @Override
    default String user() {
        return caller().user();
    }

    /**
     * Connects the user: OK, NO_SUCH_USER, NOT_YOURS or ALREADY_CONNECTED. It replaces a presence of the same key, of a key that the name
     * no longer has, of a registry whose lease is over, and the one that is known to be silent. If the name has keys, it also
     * replaces one without a key; if it has none, only one from the same address. What it found is {@link #KEYED} or nothing.
     *
     * @param port of the listener; 0 for none
     * @param addresses at which the agent may be reached, the observed one first; none without a listener
     * @param features what the agent can do, with blanks between the words
     * @param replica the registry that holds the session
     * @param silentGeneration the presence of a session that has been silent for too long, or {@link ChangeResult#NO_GENERATION}
     */
    record ConnectSession(
            Caller caller, int port, PeerAddresses addresses, String features, long replica, long silentGeneration)
            implements SessionChange, OneAtATime {
        /** What the change has found if the name belongs to keys. */
        public static final String KEYED = "keyed";
    }

    /**
     * Publishes a file of the user, or changes what is published: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS, or ALREADY_PUBLISHED if
     * another path has the same classic path. What it found is the root before.
     */
    record PublishFile(Caller caller, ClassicForm file, String description, FileFacts facts)
            implements SessionChange, OneAtATime {}

    /** Deletes a published file of the user: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS or NOT_PUBLISHED. */
    record DeleteFile(Caller caller, ClassicForm file) implements SessionChange, OneAtATime {}

    /**
     * Says how much of that content the user's agent has: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS, or TOO_MUCH if it would have more
     * than {@link #MAX_HELD} of them.
     *
     * @param percent empty if it has no more of it
     */
    record Hold(Caller caller, ContentId content, OptionalInt percent) implements SessionChange, OneAtATime {
        /** The most contents that the agent of a user can have at a time. */
        public static final int MAX_HELD = 256;
    }
}
