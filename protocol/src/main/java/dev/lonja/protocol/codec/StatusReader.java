package dev.lonja.protocol.codec;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the status of a reply. The first byte tells its {@link StatusForm}; a reply that begins otherwise is of another protocol,
 * and its beginning is held to be described.
 *
 * <p>Some servers send the status as a number of 4 bytes. In the order of their machine, its first byte is the status, and zeros
 * follow. In network order its last byte is the status. No other reply begins with two zeros, because a status of one byte is
 * followed by nothing or by digits.
 *
 * <pre>
 *   State      Next byte                              Then
 *   BEGINNING  0x01 to 0x08                           KNOWN: a status of one byte, or the first of 4
 *              0x00                                   ZEROS
 *              '0' to '8'                             DIGIT
 *              other                                  FOREIGN
 *   ZEROS      0x00, the fourth one                   KNOWN: OK, of 4 bytes or padded
 *              0x00                                   ZEROS
 *              other, after one zero                  KNOWN: OK, of one byte; the byte is the first one of the body
 *              0x01 to 0x08, after three zeros        KNOWN: a status of 4 bytes
 *              other                                  FOREIGN
 *              end of the stream                      KNOWN: OK
 *   DIGIT      NUL, end of the stream                 KNOWN: a text status
 *              other                                  FOREIGN
 * </pre>
 */
final class StatusReader {
    private enum State {
        BEGINNING,
        DIGIT,
        ZEROS,
        KNOWN,
        FOREIGN
    }

    /** Enough of a foreign reply to recognise it. */
    private static final int MAX_FOREIGN_BYTES = 80;

    private static final int WIDE_BYTES = 4;

    private final Operation operation;
    private final ByteArrayOutputStream foreign = new ByteArrayOutputStream();
    private State state = State.BEGINNING;
    private @Nullable StatusForm form;
    private byte status;
    private boolean isForeignEnded;
    private int zeros;
    private boolean isWide;

    StatusReader(Operation operation) {
        this.operation = operation;
    }

    /** Takes the next byte; called until {@link #isComplete()}. Returns whether it belongs to the status. */
    boolean accept(byte next) {
        switch (state) {
            case BEGINNING -> begin(next);
            case ZEROS -> {
                return acceptAfterZero(next);
            }
            case DIGIT -> {
                if (next == 0) {
                    known(StatusForm.TEXT);
                } else {
                    foreign(StatusForm.FIRST_DIGIT + status);
                    foreign(next);
                }
            }
            case FOREIGN -> foreign(next);
            case KNOWN -> throw new IllegalStateException("the status is complete");
        }
        return true;
    }

    /** Whether the status is read, or enough of something else. */
    boolean isComplete() {
        return state == State.KNOWN || isForeignEnded;
    }

    /** Whether not even its first byte has come. */
    boolean isMissing() {
        return state == State.BEGINNING;
    }

    /** Whether the status is read. */
    boolean isKnown() {
        return state == State.KNOWN;
    }

    /** Whether what came is the whole answer if nothing follows: something foreign, or a status whose server omits the NUL. */
    boolean isReadable() {
        boolean isAlone = status > 0 || operation.replyShape() instanceof Reply.Shape.StatusOnly;
        return state == State.FOREIGN || (state == State.DIGIT || state == State.ZEROS) && isAlone;
    }

    /** Whether a single byte, OK, is all that has come. */
    boolean isOneZero() {
        return state == State.ZEROS && zeros == 1;
    }

    /** Whether the status certainly is a number of 4 bytes. */
    boolean isWide() {
        return isWide;
    }

    /** The input has ended: a digit or a zero alone is a status. */
    void end() {
        if (state == State.DIGIT) {
            known(StatusForm.TEXT);
        } else if (state == State.ZEROS) {
            known(StatusForm.BYTE);
        }
    }

    /** The form of the status; empty until it is known. */
    Optional<StatusForm> form() {
        return Optional.ofNullable(form);
    }

    /** The outcome; FAILED if there is none. */
    Outcome outcome() {
        return isKnown() ? operation.outcomeOf(status) : Outcome.FAILED;
    }

    /**
     * Refuses what is not a status of the row.
     *
     * @throws MalformedReplyException saying what it is
     */
    void requireInRow() throws MalformedReplyException {
        if (state == State.FOREIGN) {
            throw new MalformedReplyException(ForeignReply.describe(foreign.toByteArray()));
        }
        if (isKnown() && status >= operation.outcomes().size()) {
            throw new MalformedReplyException(
                    "answered with status %d, which %s does not have: it has 0 to %d",
                    status, operation, operation.outcomes().size() - 1);
        }
    }

    private void begin(byte next) {
        int digit = next - StatusForm.FIRST_DIGIT;
        if (next == 0) {
            zeros = 1;
            state = State.ZEROS;
        } else if (next > 0 && next <= StatusForm.MAX_STATUS) {
            status = next;
            known(StatusForm.BYTE);
        } else if (digit >= 0 && digit <= StatusForm.MAX_STATUS) {
            status = (byte) digit;
            state = State.DIGIT;
        } else {
            foreign(next);
        }
    }

    /** Three more zeros may be the rest of 4 bytes or padding, and mean OK in both cases. */
    private boolean acceptAfterZero(byte next) {
        boolean isLast = zeros == WIDE_BYTES - 1;
        if (next == 0) {
            zeros++;
            if (isLast) {
                isWide = !(operation.replyShape() instanceof Reply.Shape.StatusOnly);
                known(StatusForm.BYTE);
            }
        } else if (zeros == 1) {
            known(StatusForm.BYTE);
            return false;
        } else if (isLast && next > 0 && next <= StatusForm.MAX_STATUS) {
            isWide = true;
            status = next;
            known(StatusForm.BYTE);
        } else {
            foreign.writeBytes(new byte[zeros]);
            foreign(next);
        }
        return true;
    }

    private void known(StatusForm recognised) {
        form = recognised;
        state = State.KNOWN;
    }

    private void foreign(int next) {
        state = State.FOREIGN;
        foreign.write(next);
        isForeignEnded = next == 0 || next == '\n' || foreign.size() == MAX_FOREIGN_BYTES;
    }
}
