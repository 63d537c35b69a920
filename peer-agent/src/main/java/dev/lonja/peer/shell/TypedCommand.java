package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import java.util.Optional;

/** A line as it was typed. */
sealed interface TypedCommand {

    /**
     * An action for the agent, its fields not yet checked against the rules of the protocol.
     *
     * @param hint what to tell the person if the owner has no such file; may be empty
     */
    record Perform(Action action, String hint) implements TypedCommand {
        Perform(Action action) {
            this(action, "");
        }
    }

    /** Fetches files in the background. */
    record Begin(Action.GetFile action) implements TypedCommand {}

    /** Lists the downloads in the background. */
    record Downloads() implements TypedCommand {}

    /** Cancels the download of that number. */
    record Cancel(int number) implements TypedCommand {}

    /** Explains that command, or lists all of them. */
    record Help(Optional<Verb> about) implements TypedCommand {}

    /** Ends the loop. */
    record Quit() implements TypedCommand {}

    /** A line without a word. */
    record Nothing() implements TypedCommand {}

    /**
     * A line that is not a command.
     *
     * @param usage what is expected, as clients of the course print it
     * @param reason what is wrong with the line
     */
    record Wrong(String usage, String reason) implements TypedCommand {}
}
