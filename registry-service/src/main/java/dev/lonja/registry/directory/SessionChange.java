package dev.lonja.registry.directory;

import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.PeerAddresses;

/** A change that only a session asks for. Its caller has a key. */
public sealed interface SessionChange extends DirectoryChange
        permits KeyChange, SessionChange.ConnectSession, SessionChange.PublishFile, SessionChange.DeleteFile {
    /** The sender of the request. */
    Caller caller();

    @Override
    default String user() {
        return caller().user();
    }

    /**
     * Connects the user: OK, NO_SUCH_USER, NOT_YOURS or ALREADY_CONNECTED. It replaces the presence of the same key, and one that
     * a name with keys has without a key. What it found is {@link #KEYED} or nothing.
     *
     * @param port of the listener; 0 for none
     * @param addresses at which the agent may be reached, the observed one first; none without a listener
     * @param features what the agent can do, with blanks between the words
     */
    record ConnectSession(Caller caller, int port, PeerAddresses addresses, String features)
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
}
