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

    /** Whether a connection to that address and port arrives at this listener; false if that cannot be proved. */
    boolean isReachedAt(String address, int port);

    /** Stops listening, if it listens. */
    void close();
}
