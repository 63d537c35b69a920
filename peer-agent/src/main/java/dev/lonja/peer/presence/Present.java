package dev.lonja.peer.presence;

/**
 * The user for whom the listener is open.
 *
 * @param port the port that others connect to
 * @param claim whose the presence is that the registry has of the user
 */
record Present(String user, int port, Claim claim) {
    /** Whose a presence is. */
    enum Claim {
        /** There is none, or it is somebody else's. */
        NONE,
        /** CONNECT was sent, and its answer did not come. */
        UNSURE,
        /** That of this agent. */
        OWN
    }

    boolean isOwn() {
        return claim == Claim.OWN;
    }

    Present with(Claim other) {
        return new Present(user, port, other);
    }
}
