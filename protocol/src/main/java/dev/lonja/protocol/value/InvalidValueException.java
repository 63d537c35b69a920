package dev.lonja.protocol.value;

import java.util.Objects;

/** Text that is no value of its kind. The message, in English, is what follows the name and the text of a field: {@code holds NUL}. */
public final class InvalidValueException extends IllegalArgumentException {
    private final transient Sentence problem;

    /** Text that is wrong in that way. */
    public InvalidValueException(Sentence problem) {
        super(problem.english());
        this.problem = problem;
    }

    /** Text that is no number from {@code min} to {@code max}. */
    public static InvalidValueException outside(long min, long max) {
        return new InvalidValueException(Sentence.of("is not a number from %d to %d", min, max));
    }

    /** The message, for translation. */
    public Sentence problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
