package dev.lonja.protocol;

import java.util.Objects;

/** A reply that does not follow section 1, or that ended before it was whole; the message says where. */
public final class MalformedReplyException extends Exception {
    MalformedReplyException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
