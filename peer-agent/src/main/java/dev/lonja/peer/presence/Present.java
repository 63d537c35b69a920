package dev.lonja.peer.presence;

/**
 * The user for whom the listener is open.
 *
 * @param port the port that others connect to
 * @param claim who made the presence that the registry has of the user
 */
record Present(String user, int port, Claim claim) {
    /** Who made the presence, as far as this agent knows. */
    enum Claim {
        /** There is no presence, or somebody else made it. */
        NONE,
        /** CONNECT was sent, and its answer did not come. */
        UNSURE,
        /** This agent made it, or has taken it over. */
        OWN
    }

    boolean isOwn() {
        return claim == Claim.OWN;
    }

    Present with(Claim other) {
        return new Present(user, port, other);
    }
}
