package dev.lonja.protocol;

import java.util.Optional;

/**
 * A question of an agent about its own presence: LIST_CONTENT of a well-known owner (protocol section 1, Presence check).
 *
 * <p>A registry that knows it answers only while the user is connected from the caller's address and at this port. It records
 * no such request in its logs, because agents ask at short intervals. To other registries it is an owner that does not exist.
 *
 * @param wants what the answer lists
 * @param port the port that the agent told the registry
 */
public record PresenceCheck(Wants wants, int port) {
    /** What the answer lists. */
    public enum Wants {
        /** Nothing: a listing without entries proves the presence. */
        PRESENCE(".lonja-presence-"),
        /** What the user itself publishes. */
        PUBLISHED(".lonja-published-");

        private final String prefix;

        Wants(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The request that asks this for the user. */
    public Request.ListContent request(String user) {
        return new Request.ListContent(user, wants.prefix + port);
    }

    /** The check that the request is; empty if it asks for something else. */
    public static Optional<PresenceCheck> in(Request request) {
        if (request instanceof Request.ListContent(String user, String owner) && owner.startsWith(".lonja-p")) {
            for (Wants wants : Wants.values()) {
                if (owner.startsWith(wants.prefix)) {
                    return findPort(owner.substring(wants.prefix.length())).map(port -> new PresenceCheck(wants, port));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> findPort(String text) {
        try {
            return Optional.of(Integer.parseInt(Field.PORT.require(text, Edition.CLASSIC)));
        } catch (InvalidFieldException noPort) {
            return Optional.empty();
        }
    }
}
