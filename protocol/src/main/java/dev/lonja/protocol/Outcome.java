package dev.lonja.protocol;

/**
 * What came of a request. Its status byte is its <em>position</em> in the row of the operation
 * ({@link Operation#outcomes()}, protocol section 1): the same outcome has another number in another row.
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
