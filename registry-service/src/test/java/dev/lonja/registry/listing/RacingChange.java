package dev.lonja.registry.listing;

/**
 * A change on which answers depend.
 *
 * @param path the file of a change of files
 * @param text the description of a file that is published
 * @param port the port of a user that connects
 */
record RacingChange(Kind kind, String user, String path, String text, int port) {

    /** By the user, by an administrator, by the registry, or by another registry that writes into the same database. */
    enum Kind {
        REGISTER,
        REGISTER_ELSEWHERE,
        UNREGISTER,
        UNREGISTER_AND_REGISTER,
        REMOVE_USER,
        REMOVE_ELSEWHERE,
        CONNECT,
        CONNECT_ELSEWHERE,
        CONNECT_IN_SESSION,
        CONNECT_AGAIN_IN_SESSION,
        DISCONNECT,
        DISCONNECT_AND_CONNECT,
        FORCE_DISCONNECT,
        EXPIRE,
        EXPIRE_ELSEWHERE,
        PUBLISH,
        PUBLISH_ELSEWHERE,
        PUBLISH_IN_SESSION,
        DELETE,
        DELETE_IN_SESSION,
        DELETE_AND_PUBLISH,
        REMOVE_FILE,
        DELETE_ELSEWHERE
    }

    /** Another change of the same user and with the same values. */
    RacingChange as(Kind other) {
        return new RacingChange(other, user, path, text, port);
    }

    @Override
    public String toString() {
        return kind + " of " + user;
    }
}
