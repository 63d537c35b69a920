package dev.lonja.protocol.frame;

import java.util.Objects;

/** A payload that breaks the rules of its kind, and with it the session. The message is the explanation of the BYE. */
public final class BrokenPayloadException extends Exception {
    BrokenPayloadException(String message) {
        super(message);
    }

    /** The BYE with which the session ends. */
    public Bye bye() {
        return Bye.of(ByeReason.PROTOCOL, getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
