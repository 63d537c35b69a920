package dev.lonja.protocol.passport;

import java.util.Objects;

/** An invalid passport. The message says why. */
public final class InvalidPassportException extends Exception {
    InvalidPassportException(String reason) {
        super("the passport is not valid: " + reason);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
