package dev.lonja.endtoend;

/** A program did not do what was expected. The message names the expectation and contains the output of the program. */
public final class UnmetExpectationException extends RuntimeException {
    public UnmetExpectationException(String expectation) {
        super(expectation);
    }

    public UnmetExpectationException(String expectation, ProgramResult program) {
        super(expectation + "\n" + program);
    }
}
