package dev.lonja.peer.shell;

/** A command as it was typed, its arguments in place but not yet checked against the rules of the wire. */
sealed interface Command {
    record Register(String user) implements Command {}

    record Unregister(String user) implements Command {}

    record Connect(String user) implements Command {}

    record Disconnect(String user) implements Command {}

    record Publish(String localPath, String description) implements Command {}

    record Delete(String localPath) implements Command {}

    record ListUsers() implements Command {}

    record ListContent(String owner) implements Command {}

    record GetFile(String owner, String remotePath, String localPath) implements Command {}

    record Help() implements Command {}

    record Quit() implements Command {}

    /** A line without a word. */
    record Nothing() implements Command {}

    /** A line that is no command; the message says what was expected. */
    record Wrong(String message) implements Command {}
}
