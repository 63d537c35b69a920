package dev.lonja.protocol;

import static dev.lonja.protocol.Answerer.BOTH;
import static dev.lonja.protocol.Answerer.PEER;
import static dev.lonja.protocol.Answerer.REGISTRY;
import static dev.lonja.protocol.Edition.CLASSIC;
import static dev.lonja.protocol.Field.DESCRIPTION;
import static dev.lonja.protocol.Field.OWNER;
import static dev.lonja.protocol.Field.PATH;
import static dev.lonja.protocol.Field.PORT;
import static dev.lonja.protocol.Field.USER;
import static dev.lonja.protocol.Field.VERSION;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * THE TABLE of protocol section 1. Each row has the edition from which it exists, who answers it, its fields in wire
 * order, its outcomes in the order of their status bytes, and what follows the status OK.
 *
 * <p>A new operation is a row here, a record in {@link Request}, and the cases that the compiler then asks for.
 */
public enum Operation {
    REGISTER(CLASSIC, REGISTRY, fields(USER), outcomes(OK, NAME_IN_USE, FAILED), status()),
    UNREGISTER(CLASSIC, REGISTRY, fields(USER), outcomes(OK, NO_SUCH_USER, FAILED), status()),
    CONNECT(CLASSIC, REGISTRY, fields(USER, PORT), outcomes(OK, NO_SUCH_USER, ALREADY_CONNECTED, FAILED), status()),
    DISCONNECT(CLASSIC, REGISTRY, fields(USER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED), status()),
    PUBLISH(
            CLASSIC,
            REGISTRY,
            fields(USER, PATH, DESCRIPTION),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, ALREADY_PUBLISHED, FAILED),
            status()),
    DELETE(
            CLASSIC,
            REGISTRY,
            fields(USER, PATH),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NOT_PUBLISHED, FAILED),
            status()),
    LIST_USERS(
            CLASSIC,
            REGISTRY,
            fields(USER),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
            rows(ConnectedUser.COLUMNS, ConnectedUser::check, Reply.Users::read)),
    LIST_CONTENT(
            CLASSIC,
            REGISTRY,
            fields(USER, OWNER),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NO_SUCH_OWNER, FAILED),
            content()),
    GET_FILE(CLASSIC, PEER, fields(PATH), outcomes(OK, NO_SUCH_FILE, FAILED), sizedContent()),
    HELLO(CLASSIC, BOTH, fields(VERSION), outcomes(OK, FAILED), strings(2, Reply.Hello::read));

    private static final Map<String, Operation> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    private static final Map<Edition, Integer> MAX_NAME_BYTES = maxNameBytesByEdition();

    private final Edition since;
    private final Answerer answerer;
    private final List<Field> fields;
    private final List<Outcome> outcomes;
    private final ReplyShape replyShape;

    Operation(Edition since, Answerer answerer, List<Field> fields, List<Outcome> outcomes, ReplyShape replyShape) {
        this.since = since;
        this.answerer = answerer;
        this.fields = fields;
        this.outcomes = outcomes;
        this.replyShape = replyShape;
    }

    /** The length in bytes of the longest name in the table of an edition. */
    public static int maxNameBytes(Edition edition) {
        return Objects.requireNonNull(MAX_NAME_BYTES.get(edition));
    }

    /**
     * Finds the classic operation of that name, in any case, with a space for the underscore, and with white space at its end, as
     * a line of text has it (section 1, Limits).
     */
    public static Optional<Operation> findClassic(String name) {
        // Upper case maps some letters outside ASCII (ı, ſ) into it.
        String word = name.stripTrailing();
        if (word.length() > maxNameBytes(CLASSIC) || word.chars().anyMatch(character -> character > 'z')) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_NAME.get(word.toUpperCase(Locale.ROOT).replace(' ', '_')))
                .filter(row -> row.isIn(CLASSIC));
    }

    /** Whether the table of that edition has this row. */
    public boolean isIn(Edition edition) {
        return since.compareTo(edition) <= 0;
    }

    /** Who answers requests of this row. */
    public Answerer answerer() {
        return answerer;
    }

    /** The fields that follow the name, in wire order. */
    public List<Field> fields() {
        return fields;
    }

    /** What follows the status OK. */
    public ReplyShape replyShape() {
        return replyShape;
    }

    /** The outcomes of the row, in the order of their status bytes; the first is OK and the last FAILED. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * The status byte of an outcome: its position in the row.
     *
     * @throws IllegalArgumentException if the row does not contain that outcome
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

    private static Map<Edition, Integer> maxNameBytesByEdition() {
        Map<Edition, Integer> longest = new EnumMap<>(Edition.class);
        for (Edition edition : Edition.values()) {
            longest.put(
                    edition,
                    Arrays.stream(values())
                            .filter(row -> row.isIn(edition))
                            .mapToInt(row -> row.name().length())
                            .max()
                            .orElseThrow());
        }
        return longest;
    }

    private static List<Field> fields(Field... fields) {
        return List.of(fields);
    }

    private static List<Outcome> outcomes(Outcome... outcomes) {
        return List.of(outcomes);
    }

    private static ReplyShape status() {
        return new ReplyShape.StatusOnly();
    }

    private static ReplyShape strings(int count, ReplyShape.Reader<String> reader) {
        return new ReplyShape.Strings(count, reader);
    }

    private static ReplyShape rows(int columns, ReplyShape.Rule rule, ReplyShape.Reader<List<String>> reader) {
        return new ReplyShape.Rows(columns, rule, reader);
    }

    private static ReplyShape content() {
        return new ReplyShape.ContentRows();
    }

    private static ReplyShape sizedContent() {
        return new ReplyShape.SizedContent();
    }
}
