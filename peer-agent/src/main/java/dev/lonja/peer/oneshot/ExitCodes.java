package dev.lonja.peer.oneshot;

import dev.lonja.protocol.Outcome;

/** How a command ends, by the class of its outcome (docs/cli.md). */
public final class ExitCodes {
    /** It is done. */
    public static final int OK = 0;

    /** The registry or the owner could not be reached, or answered that it failed. */
    public static final int FAILED = 1;

    /** The command line is wrong, or breaks a rule of the wire. */
    public static final int USAGE = 2;

    /** The user who asks is not registered. */
    public static final int NO_SUCH_USER = 3;

    /** The owner or the file that was named does not exist. */
    public static final int NOT_FOUND = 4;

    /** What should be added is there already. */
    public static final int EXISTS = 5;

    /** The user who asks, or the owner of the file, is not connected. */
    public static final int NOT_CONNECTED = 6;

    private ExitCodes() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case OK -> OK;
            case FAILED -> FAILED;
            case NO_SUCH_USER -> NO_SUCH_USER;
            case NO_SUCH_OWNER, NO_SUCH_FILE, NOT_PUBLISHED -> NOT_FOUND;
            case NAME_IN_USE, ALREADY_PUBLISHED, ALREADY_CONNECTED -> EXISTS;
            case NOT_CONNECTED -> NOT_CONNECTED;
        };
    }
}
