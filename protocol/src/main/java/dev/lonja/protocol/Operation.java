package dev.lonja.protocol;

import static dev.lonja.protocol.Outcome.ALREADY_CONNECTED;
import static dev.lonja.protocol.Outcome.ALREADY_PUBLISHED;
import static dev.lonja.protocol.Outcome.FAILED;
import static dev.lonja.protocol.Outcome.NAME_IN_USE;
import static dev.lonja.protocol.Outcome.NOT_CONNECTED;
import static dev.lonja.protocol.Outcome.NOT_PUBLISHED;
import static dev.lonja.protocol.Outcome.NO_SUCH_FILE;
import static dev.lonja.protocol.Outcome.NO_SUCH_OWNER;
import static dev.lonja.protocol.Outcome.NO_SUCH_USER;
import static dev.lonja.protocol.Outcome.OK;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * THE TABLE of protocol section 1: for each operation its fields in wire order and its outcomes in status-byte order.
 *
 * <p>A new operation is a row here, a record in {@link Request}, and the cases that the compiler then asks for.
 */
public enum Operation {
    REGISTER(fields(Field.USER), outcomes(OK, NAME_IN_USE, FAILED)),
    UNREGISTER(fields(Field.USER), outcomes(OK, NO_SUCH_USER, FAILED)),
    CONNECT(fields(Field.USER, Field.PORT), outcomes(OK, NO_SUCH_USER, ALREADY_CONNECTED, FAILED)),
    DISCONNECT(fields(Field.USER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED)),
    PUBLISH(
            fields(Field.USER, Field.PATH, Field.DESCRIPTION),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, ALREADY_PUBLISHED, FAILED)),
    DELETE(fields(Field.USER, Field.PATH), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NOT_PUBLISHED, FAILED)),
    LIST_USERS(fields(Field.USER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED)),
    LIST_CONTENT(fields(Field.USER, Field.OWNER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NO_SUCH_OWNER, FAILED)),
    GET_FILE(fields(Field.PATH), outcomes(OK, NO_SUCH_FILE, FAILED));

    private static final Map<String, Operation> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    private static final int MAX_NAME_BYTES =
            Arrays.stream(values()).mapToInt(row -> row.name().length()).max().orElseThrow();

    private final List<Field> fields;
    private final List<Outcome> outcomes;

    Operation(List<Field> fields, List<Outcome> outcomes) {
        this.fields = fields;
        this.outcomes = outcomes;
    }

    /** The length of the longest name in the table, in bytes: no operation's name on the wire is longer. */
    public static int maxNameBytes() {
        return MAX_NAME_BYTES;
    }

    /** Finds the operation of that name, in any case and with a space for the underscore (section 1, Limits). */
    public static Optional<Operation> find(String name) {
        // Upper case maps some letters outside ASCII (ı, ſ) into it.
        if (name.length() > MAX_NAME_BYTES || name.chars().anyMatch(character -> character > 'z')) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    /** The fields that follow the name, in wire order. */
    public List<Field> fields() {
        return fields;
    }

    /** The outcomes of the row, in the order of their status bytes; the first is OK and the last FAILED. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * The status byte of an outcome: its position in the row.
     *
     * @throws IllegalArgumentException if the row does not hold that outcome
     */
    public byte statusOf(Outcome outcome) {
        int position = outcomes.indexOf(outcome);
        if (position < 0) {
            throw new IllegalArgumentException(this + " has no outcome " + outcome + "; its row is " + outcomes);
        }
        return (byte) position;
    }

    /** The outcome of a status byte; a byte outside the row means "any other failure". */
    public Outcome outcomeOf(byte status) {
        int position = Byte.toUnsignedInt(status);
        return position < outcomes.size() ? outcomes.get(position) : FAILED;
    }

    private static List<Field> fields(Field... fields) {
        return List.of(fields);
    }

    private static List<Outcome> outcomes(Outcome... outcomes) {
        return List.of(outcomes);
    }
}
