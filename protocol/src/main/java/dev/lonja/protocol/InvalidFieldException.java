package dev.lonja.protocol;

import dev.lonja.protocol.value.Sentence;
import java.util.Objects;

/** A value that breaks the rule of its {@link Field}; the message, in English, names the field, the value and the limit. */
public final class InvalidFieldException extends IllegalArgumentException {
    private final transient Sentence reason;

    InvalidFieldException(Sentence reason) {
        super(reason.english());
        this.reason = reason;
    }

    /** The message, for translation. */
    public Sentence reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
