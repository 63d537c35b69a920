package dev.lonja.registry.start;

/** A word of the command line is wrong. */
final class WrongWordException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    WrongWordException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
