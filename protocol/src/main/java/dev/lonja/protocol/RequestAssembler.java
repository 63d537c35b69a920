package dev.lonja.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds one request from the strings that a connection delivers, and says what bad input gets (section 1, Limits).
 *
 * <p>It holds no more than the fields of one request. Whoever feeds it bounds the string that is still arriving by
 * {@link #maxBytes()}, and calls {@link #overflow()} when it grows past that. After a step other than
 * {@link Step.Incomplete} the assembler has done its work and accepts nothing more.
 */
public final class RequestAssembler {

    /** What the strings so far amount to. */
    public sealed interface Step {
        /** More strings are needed. */
        record Incomplete() implements Step {}

        /** The request is whole and every field obeys its rule. */
        record Complete(Request request, Optional<RequestDate> date) implements Step {}

        /** A known operation with a field that breaks a rule: answered with "failed", and nothing changes. */
        record Invalid(Operation operation, String reason) implements Step {}

        /** Not an operation of the table: the connection closes without a byte. */
        record Unknown(String reason) implements Step {}
    }

    private static final Step INCOMPLETE = new Step.Incomplete();

    private final List<String> fields = new ArrayList<>(3);
    private Optional<Operation> operation = Optional.empty();
    private Optional<RequestDate> date = Optional.empty();
    private Optional<String> violation = Optional.empty();
    private boolean done;

    /** The most bytes that the string now arriving may have, without its NUL. */
    public int maxBytes() {
        return operation.map(row -> nextField(row).maxBytes()).orElse(Operation.maxNameBytes());
    }

    /**
     * Takes the next string, without its NUL.
     *
     * @throws IllegalStateException if the request was already complete, invalid or unknown
     */
    public Step accept(byte[] string) {
        requireUnfinished();
        if (string.length > maxBytes()) {
            return overflow();
        }
        return operation.isEmpty() ? acceptName(string) : acceptField(operation.get(), string);
    }

    /** The string now arriving has grown past {@link #maxBytes()}: there is no need to wait for its end. */
    public Step overflow() {
        requireUnfinished();
        done = true;
        String reason = "longer than " + maxBytes() + " bytes";
        return operation
                .<Step>map(row -> new Step.Invalid(row, nextField(row) + " is " + reason))
                .orElseGet(() -> new Step.Unknown("an operation's name is " + reason));
    }

    private Step acceptName(byte[] string) {
        Optional<String> name = Utf8.decode(string);
        operation = name.flatMap(Operation::find);
        if (operation.isEmpty()) {
            done = true;
            return new Step.Unknown(name.map(text -> "no operation '" + Printable.of(text) + "'")
                    .orElse("a name is not valid UTF-8"));
        }
        return INCOMPLETE;
    }

    private Step acceptField(Operation row, byte[] string) {
        if (isDate(string)) {
            date = Utf8.decode(string).map(RequestDate::new);
            return INCOMPLETE;
        }
        fields.add(decode(nextField(row), string));
        if (fields.size() < row.fields().size()) {
            return INCOMPLETE;
        }
        done = true;
        return violation
                .<Step>map(reason -> new Step.Invalid(row, reason))
                .orElseGet(() -> new Step.Complete(Request.of(row, fields), date));
    }

    private boolean isDate(byte[] string) {
        return fields.isEmpty()
                && date.isEmpty()
                && string.length >= RequestDate.MIN_BYTES
                && Utf8.decode(string).filter(RequestDate::hasForm).isPresent();
    }

    /** A field that breaks its rule is remembered as a violation; the request still ends where it would have ended. */
    private String decode(Field field, byte[] string) {
        try {
            return field.decode(string);
        } catch (InvalidFieldException invalid) {
            if (violation.isEmpty()) {
                violation = Optional.of(invalid.getMessage());
            }
            return "";
        }
    }

    private Field nextField(Operation row) {
        return row.fields().get(Math.min(fields.size(), row.fields().size() - 1));
    }

    private void requireUnfinished() {
        if (done) {
            throw new IllegalStateException("the request has already ended");
        }
    }
}
