package dev.lonja.protocol.codec;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes classic requests, one after the other, and says how to answer malformed input (section 1, Limits).
 *
 * <p>The input is either bytes as they arrive, or strings that are already cut at their NUL. The decoder holds the fields of
 * one request and at most one incomplete string. Bytes after a request stay with the caller. After every step except
 * {@link Step.Incomplete} the decoder starts with the next request.
 */
public final class RequestDecoder {

    /** The result of the input so far. */
    public sealed interface Step {
        /** More input is needed. */
        record Incomplete() implements Step {}

        /** The request is complete and every field obeys its rule. */
        record Complete(Request request, Optional<RequestDate> date) implements Step {}

        /** A known operation with a field that breaks its rule. The answer is the last status, and nothing changes. */
        record Invalid(Operation operation, String reason) implements Step {}

        /** An operation that is not in the table. The connection is closed without a byte. */
        record Unknown(String reason) implements Step {}
    }

    private static final Step INCOMPLETE = new Step.Incomplete();
    private static final Edition EDITION = Edition.CLASSIC;

    /** White space that may follow the name: some clients send a blank, or the end of a line (CR LF). */
    private static final int LINE_END_BYTES = 2;

    private final List<String> fields = new ArrayList<>(3);
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private @Nullable Operation operation;
    private @Nullable RequestDate date;
    private @Nullable String violation;
    private boolean hasAddress;

    /** The largest number of bytes that the next string may have, without its NUL. */
    public int maxBytes() {
        if (operation == null) {
            return Operation.maxClassicNameBytes() + LINE_END_BYTES;
        }
        int maxBytes = nextField(operation).maxBytes(EDITION);
        return isPortNext(operation) ? Math.max(maxBytes, ClientAddress.MAX_BYTES) : maxBytes;
    }

    /** Takes bytes up to the end of one request at most. Bytes after the request remain in the buffer. */
    public Step accept(ByteBuffer bytes) {
        Step step = INCOMPLETE;
        while (bytes.hasRemaining() && step instanceof Step.Incomplete) {
            byte next = bytes.get();
            if (next == 0) {
                byte[] string = unfinished.toByteArray();
                unfinished.reset();
                step = accept(string);
            } else if (unfinished.size() == maxBytes()) {
                step = overflow();
            } else {
                unfinished.write(next);
            }
        }
        return step;
    }

    /** Takes the next string, without its NUL. */
    public Step accept(byte[] string) {
        if (string.length > maxBytes()) {
            return overflow();
        }
        return operation == null ? acceptName(string) : acceptField(operation, string);
    }

    /** To be called when the incomplete string exceeds {@link #maxBytes()}: its end does not matter. */
    public Step overflow() {
        String reason = "longer than " + maxBytes() + " bytes";
        return ended(
                operation == null
                        ? new Step.Unknown("an operation's name is " + reason)
                        : new Step.Invalid(operation, nextField(operation) + " is " + reason));
    }

    private Step acceptName(byte[] string) {
        Optional<String> name = Utf8.decode(string);
        Optional<Operation> row = name.flatMap(Operation::findClassic);
        if (row.isEmpty()) {
            return ended(new Step.Unknown(name.map(text -> "no operation '" + Printable.of(text) + "'")
                    .orElse("a name is not valid UTF-8")));
        }
        operation = row.get();
        return operation.fields().isEmpty() ? complete(operation) : INCOMPLETE;
    }

    private Step acceptField(Operation row, byte[] string) {
        if (fields.isEmpty() && date == null && string.length >= RequestDate.MIN_BYTES) {
            date = findDate(string);
            if (date != null) {
                return INCOMPLETE;
            }
        }
        if (isPortNext(row) && ClientAddress.isOne(string)) {
            hasAddress = true;
            return INCOMPLETE;
        }
        fields.add(decode(nextField(row), string));
        if (fields.size() < row.fields().size()) {
            return INCOMPLETE;
        }
        return violation == null ? complete(row) : ended(new Step.Invalid(row, violation));
    }

    private Step complete(Operation row) {
        return ended(new Step.Complete(Request.of(row, fields), Optional.ofNullable(date)));
    }

    private static @Nullable RequestDate findDate(byte[] string) {
        return Utf8.decode(string)
                .filter(RequestDate::hasForm)
                .map(RequestDate::new)
                .orElse(null);
    }

    /** Records a field that breaks its rule. The request still ends where it would have ended. */
    private String decode(Field field, byte[] string) {
        try {
            return field.decode(string, EDITION);
        } catch (InvalidFieldException invalid) {
            if (violation == null) {
                violation = invalid.getMessage();
            }
            return "";
        }
    }

    /** Whether a port may come next; some clients send their address before it, once, and the field that is a port counts. */
    private boolean isPortNext(Operation row) {
        return !hasAddress && nextField(row) == Field.PORT;
    }

    private Field nextField(Operation row) {
        return row.fields().get(Math.min(fields.size(), row.fields().size() - 1));
    }

    private Step ended(Step step) {
        fields.clear();
        unfinished.reset();
        operation = null;
        date = null;
        violation = null;
        hasAddress = false;
        return step;
    }
}
