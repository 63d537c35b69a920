package dev.lonja.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The outcome of a request. Its status byte is its <em>position</em> in the row of the operation (protocol section 1), so the same
 * outcome has different numbers in different rows. The last six are in every row of a session, and always have the same number
 * (docs/session.md, Status).
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
    /** The edition that HELLO asks for is not served. */
    UNSUPPORTED,
    NO_SUCH_CODE,
    HAS_A_KEY,
    NOT_ALLOWED,
    NO_SUCH_KEY,
    LAST_KEY,
    TOO_MANY,
    /** Any other failure: the last outcome of every classic row. */
    FAILED,
    UNKNOWN_OPERATION(0xff),
    CANCELLED(0xfe),
    BUSY(0xfd),
    /** The request asks for more than a limit allows. */
    TOO_MUCH(0xfc),
    /** The session may not act for this name. */
    NOT_YOURS(0xfb),
    MALFORMED(0xfa);

    private static final int NONE = -1;

    private final int reservedStatus;

    Outcome() {
        this(NONE);
    }

    Outcome(int reservedStatus) {
        this.reservedStatus = reservedStatus;
    }

    /** The status that this outcome has in every row of a session; empty if its position decides. */
    public OptionalInt reservedStatus() {
        return reservedStatus == NONE ? OptionalInt.empty() : OptionalInt.of(reservedStatus);
    }

    static Optional<Outcome> findReserved(int status) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.reservedStatus == status)
                .findFirst();
    }
}
