package dev.lonja.endtoend;

/** A program did not do what was expected of it; the message says what that was, and holds all that it wrote. */
public final class UnmetExpectationException extends RuntimeException {
    public UnmetExpectationException(String expectation) {
        super(expectation);
    }

    public UnmetExpectationException(String expectation, ProgramResult program) {
        super(expectation + "\n" + program);
    }
}
