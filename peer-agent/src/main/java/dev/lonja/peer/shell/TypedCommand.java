package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;

/** A line as it was typed. */
sealed interface TypedCommand {

    /** An action for the agent, its fields not yet checked against the rules of the protocol. */
    record Perform(Action action) implements TypedCommand {}

    /** Shows the list of commands. */
    record Help() implements TypedCommand {}

    /** Ends the loop. */
    record Quit() implements TypedCommand {}

    /** A line without a word. */
    record Nothing() implements TypedCommand {}

    /** A line that is not a command; the message says what is expected. */
    record Wrong(String message) implements TypedCommand {}
}
