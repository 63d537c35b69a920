package dev.lonja.registry.requests;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.registry.presence.PresenceHolder;

/** The sender of a request of a session. Called in the event loop of its connection, when the request begins. */
public interface SessionRequester extends Requester {

    /** The key of the session. */
    KeyId key();

    /** What the client can do, with blanks between the words, as it has said in HELLO. */
    String features();

    /** The session, as the one that will hold a presence. */
    PresenceHolder holder();

    /** The generation of the user's presence that the session holds, or {@code ChangeResult.NO_GENERATION}. */
    long heldGeneration(String user);
}
