package dev.lonja.peer.presence;

import dev.lonja.protocol.Reply;
import java.util.Optional;

/** What a look at the presence of the connected user has found, and what was done about it. */
public sealed interface Upkeep {

    /** No user is connected here. */
    record Nobody() implements Upkeep {}

    /**
     * The registry lists the user at this agent.
     *
     * @param published what it lists of the user, if it was asked for that
     */
    record Kept(String user, Optional<Reply.Content> published) implements Upkeep {}

    /** The registry did not list the user any more; it is connected again. */
    record Restored(String user) implements Upkeep {}

    /** Another agent has connected the user. It is left alone, and tried again at the next look. */
    record Elsewhere(String user) implements Upkeep {}

    /** Another machine with a key of the user has connected it. It is connected here again when that one has gone. */
    record Replaced(String user) implements Upkeep {}

    /** The user is no longer registered. */
    record Unregistered(String user) implements Upkeep {}

    /** The registry did not say whether it lists the user, or did not connect it again. */
    record Unanswered(String user, String reason) implements Upkeep {}
}
