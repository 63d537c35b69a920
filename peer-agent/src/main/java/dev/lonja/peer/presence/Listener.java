package dev.lonja.peer.presence;

import java.io.IOException;

/** What listens for other peers while a user is connected. At most one user at a time has it open. */
public interface Listener {

    /**
     * Starts listening on behalf of the user.
     *
     * @return the port that the registry tells other peers
     * @throws IOException if no port can be listened on
     */
    int open(String user) throws IOException;

    /** Stops listening, if it listens. */
    void close();
}
