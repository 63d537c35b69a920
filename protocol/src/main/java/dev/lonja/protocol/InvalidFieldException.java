package dev.lonja.protocol;

import java.util.Objects;

/** A value that breaks the rule of its {@link Field}; the message names the field, the value and the limit. */
public final class InvalidFieldException extends IllegalArgumentException {
    private final String problem;

    InvalidFieldException(String message) {
        super(message);
        this.problem = message;
    }

    InvalidFieldException(String value, String problem) {
        super(value + " " + problem);
        this.problem = problem;
    }

    /** What is wrong with the value, without the value itself: {@code holds white space}. */
    public String problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
