package dev.lonja.protocol.payload;

import java.util.Objects;

/** A payload that breaks the rules of its kind of frame, and with it the session. The message explains it in the BYE. */
public final class BrokenPayloadException extends Exception {
    BrokenPayloadException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
