package dev.lonja.peer.shell;

/** An argument of a command: its name in the usage, and what it is completed to. */
enum Argument {
    /** A user about whom nothing is known here. */
    ANY_USER("user"),
    /** The user who is connected here. */
    OWN_USER("user"),
    OWNER("owner"),
    LOCAL_FILE("path"),
    DESCRIPTION("description…"),
    /** Words of a search. */
    WORDS("words…"),
    /** A file that the connected user published. */
    OWN_FILE("path"),
    /** A file that the owner named before it published. */
    REMOTE_FILE("remote-path"),
    TARGET("local-path"),
    /** The number of a download in the background. */
    NUMBER("number"),
    /** A verb; it may be missing. */
    COMMAND("command");

    private final String label;

    Argument(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean isUser() {
        return this == ANY_USER || this == OWN_USER || this == OWNER;
    }

    /** The argument in a usage: {@code <user>}, and {@code [command]} for one that may be missing. */
    String placeholder() {
        return this == COMMAND ? "[" + label + "]" : "<" + label + ">";
    }
}
