package dev.lonja.peer.shell;

/** A command as it was typed, its arguments in place but not yet checked against the rules of the wire. */
sealed interface TypedCommand {
    record Register(String user) implements TypedCommand {}

    record Unregister(String user) implements TypedCommand {}

    record Connect(String user) implements TypedCommand {}

    record Disconnect(String user) implements TypedCommand {}

    record Publish(String localPath, String description) implements TypedCommand {}

    record Delete(String localPath) implements TypedCommand {}

    record ListUsers() implements TypedCommand {}

    record ListContent(String owner) implements TypedCommand {}

    record GetFile(String owner, String remotePath, String localPath) implements TypedCommand {}

    record Help() implements TypedCommand {}

    record Quit() implements TypedCommand {}

    /** A line without a word. */
    record Nothing() implements TypedCommand {}

    /** A line that is no command; the message says what was expected. */
    record Wrong(String message) implements TypedCommand {}
}
