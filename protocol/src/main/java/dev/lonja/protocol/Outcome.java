package dev.lonja.protocol;

/**
 * The outcome of a request. Its status byte is its <em>position</em> in the row of the operation
 * ({@link Operation#outcomes()}, protocol section 1), so the same outcome has different numbers in different rows.
 */
public enum Outcome {
    OK,
    NAME_IN_USE,
    NO_SUCH_USER,
    ALREADY_CONNECTED,
    NOT_CONNECTED,
    ALREADY_PUBLISHED,
    NOT_PUBLISHED,
    NO_SUCH_OWNER,
    NO_SUCH_FILE,
    /** Any other failure: the last outcome of every row. */
    FAILED
}
