package dev.lonja.protocol;

import java.util.Objects;

/** A value that breaks the rule of its {@link Field}; the message names the field, the value and the limit. */
public final class InvalidFieldException extends IllegalArgumentException {
    InvalidFieldException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
