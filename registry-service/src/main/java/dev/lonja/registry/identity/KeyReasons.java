package dev.lonja.registry.identity;

import dev.lonja.protocol.Outcome;

/** Says in words why keys, or codes, of a name were not changed. */
public final class KeyReasons {
    private KeyReasons() {}

    /** The reason for that outcome of a change of the user, whose name is printable. */
    public static String of(Outcome outcome, String user) {
        return switch (outcome) {
            case NAME_IN_USE -> "the name " + user + " is in use, or kept for those who had it";
            case NO_SUCH_USER -> "there is no user " + user;
            case NOT_CONNECTED -> user + " is not connected by this session";
            case NO_SUCH_CODE -> "there is no such code, or it was used, or it has expired";
            case HAS_A_KEY -> "the name " + user + " belongs to keys already";
            case NOT_ALLOWED -> "this registry does not let " + user + " make such a code";
            case NO_SUCH_KEY -> "this key does not belong to the name " + user;
            case LAST_KEY -> "this is the last key of the name " + user;
            case TOO_MUCH -> "the name " + user + " has as many keys or open codes as a name may have";
            case NOT_YOURS -> "the key of this session does not belong to the name " + user;
            case FAILED -> "this registry is closed for new names";
            case OK,
                    ALREADY_CONNECTED,
                    ALREADY_PUBLISHED,
                    NOT_PUBLISHED,
                    NO_SUCH_OWNER,
                    NO_SUCH_FILE,
                    UNSUPPORTED,
                    TOO_MANY,
                    UNKNOWN_OPERATION,
                    CANCELLED,
                    BUSY,
                    MALFORMED -> "the request ended as " + outcome;
        };
    }
}
