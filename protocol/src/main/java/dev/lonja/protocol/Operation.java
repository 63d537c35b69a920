package dev.lonja.protocol;

import static dev.lonja.protocol.Edition.CLASSIC;
import static dev.lonja.protocol.Edition.SESSION;
import static dev.lonja.protocol.Field.DESCRIPTION;
import static dev.lonja.protocol.Field.OWNER;
import static dev.lonja.protocol.Field.PATH;
import static dev.lonja.protocol.Field.PORT;
import static dev.lonja.protocol.Field.USER;
import static dev.lonja.protocol.Field.VERSION;
import static dev.lonja.protocol.Operation.Answerer.BOTH;
import static dev.lonja.protocol.Operation.Answerer.PEER;
import static dev.lonja.protocol.Operation.Answerer.REGISTRY;
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
import org.jspecify.annotations.Nullable;

/**
 * THE TABLE of protocol section 1; {@link SessionRows} is that of docs/session.md. Each operation has who answers it, and a row for
 * each edition in which it exists: its fields in wire order, its outcomes in the order of their status bytes, and what follows the
 * status OK. The fields and outcomes of a session begin with the classic ones, except the outcomes of HELLO.
 *
 * <p>A new operation is a row here, a record in {@link Request}, and the cases that the compiler then asks for.
 */
public enum Operation {
    REGISTER(REGISTRY, classic(fields(USER), outcomes(OK, NAME_IN_USE, FAILED), status()), SessionRows.REGISTER),
    UNREGISTER(REGISTRY, classic(fields(USER), outcomes(OK, NO_SUCH_USER, FAILED), status()), SessionRows.UNREGISTER),
    CONNECT(
            REGISTRY,
            classic(fields(USER, PORT), outcomes(OK, NO_SUCH_USER, ALREADY_CONNECTED, FAILED), status()),
            SessionRows.CONNECT),
    DISCONNECT(
            REGISTRY,
            classic(fields(USER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED), status()),
            SessionRows.DISCONNECT),
    PUBLISH(
            REGISTRY,
            classic(
                    fields(USER, PATH, DESCRIPTION),
                    outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, ALREADY_PUBLISHED, FAILED),
                    status()),
            null),
    DELETE(
            REGISTRY,
            classic(fields(USER, PATH), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NOT_PUBLISHED, FAILED), status()),
            SessionRows.DELETE),
    LIST_USERS(
            REGISTRY,
            classic(
                    fields(USER),
                    outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
                    new Reply.Shape.Rows(ConnectedUser.COLUMNS, ConnectedUser::check, Reply.Users::read)),
            null),
    LIST_CONTENT(
            REGISTRY,
            classic(
                    fields(USER, OWNER),
                    outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NO_SUCH_OWNER, FAILED),
                    new Reply.Shape.ContentRows()),
            null),
    GET_FILE(PEER, classic(fields(PATH), outcomes(OK, NO_SUCH_FILE, FAILED), new Reply.Shape.SizedContent()), null),
    HELLO(
            BOTH,
            classic(fields(VERSION), outcomes(OK, FAILED), new Reply.Shape.Strings(2, Reply.Hello::read)),
            SessionRows.HELLO),
    PING(BOTH, null, SessionRows.PING),
    CLAIM(REGISTRY, null, SessionRows.CLAIM),
    INVITE(REGISTRY, null, SessionRows.INVITE),
    REDEEM(REGISTRY, null, SessionRows.REDEEM),
    LIST_KEYS(REGISTRY, null, SessionRows.LIST_KEYS),
    DROP_KEY(REGISTRY, null, SessionRows.DROP_KEY),
    PUBLISH_FILE(REGISTRY, null, SessionRows.PUBLISH_FILE),
    LIST_PEERS(REGISTRY, null, SessionRows.LIST_PEERS),
    LIST_FILES(REGISTRY, null, SessionRows.LIST_FILES),
    SEARCH(REGISTRY, null, SessionRows.SEARCH),
    SOURCES(REGISTRY, null, SessionRows.SOURCES),
    HOLD(REGISTRY, null, SessionRows.HOLD),
    WATCH(REGISTRY, null, SessionRows.WATCH),
    UNWATCH(REGISTRY, null, SessionRows.UNWATCH);

    private static final Map<String, Operation> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    private static final int MAX_CLASSIC_NAME_BYTES = Arrays.stream(values())
            .filter(row -> row.isIn(CLASSIC))
            .mapToInt(row -> row.name().length())
            .max()
            .orElseThrow();

    private final Answerer answerer;
    private final Row.@Nullable Classic classic;
    private final Row.@Nullable Session session;

    Operation(Answerer answerer, Row.@Nullable Classic classic, Row.@Nullable Session session) {
        this.answerer = answerer;
        this.classic = classic;
        this.session = session;
    }

    /** The side that answers the requests of a row. Another side that receives one answers that it has failed. */
    public enum Answerer {
        REGISTRY,
        PEER,
        BOTH
    }

    /** The length in bytes of the longest name in the classic table. */
    public static int maxClassicNameBytes() {
        return MAX_CLASSIC_NAME_BYTES;
    }

    /**
     * Finds the classic operation of that name, in any case, with a space for the underscore, and with white space at its end, as
     * a line of text has it (section 1, Limits).
     */
    public static Optional<Operation> findClassic(String name) {
        // Upper case maps some letters outside ASCII (ı, ſ) into it.
        String word = name.stripTrailing();
        if (word.length() > MAX_CLASSIC_NAME_BYTES || word.chars().anyMatch(character -> character > 'z')) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_NAME.get(word.toUpperCase(Locale.ROOT).replace(' ', '_')))
                .filter(row -> row.isIn(CLASSIC));
    }

    /** Finds the operation of that name in the table of sessions, where names are written in one way only. */
    public static Optional<Operation> findInSession(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).filter(row -> row.isIn(SESSION));
    }

    /** Whether the table of that edition has this row. */
    public boolean isIn(Edition edition) {
        return switch (edition) {
            case CLASSIC -> classic != null;
            case SESSION -> session != null;
        };
    }

    /** Who answers requests of this row. */
    public Answerer answerer() {
        return answerer;
    }

    /**
     * The row in the table of sessions.
     *
     * @throws IllegalStateException if a session does not serve it
     */
    public Row.Session session() {
        return require(session);
    }

    /**
     * The row in the table of that edition.
     *
     * @throws IllegalStateException if the edition does not have it
     */
    public Row row(Edition edition) {
        return switch (edition) {
            case CLASSIC -> require(classic);
            case SESSION -> require(session);
        };
    }

    /** The fields of the row in its first edition, in wire order. */
    public List<Field> fields() {
        return firstRow().fields();
    }

    /**
     * What follows the status OK of a classic reply.
     *
     * @throws IllegalStateException if the row is not classic
     */
    public Reply.Shape replyShape() {
        return require(classic).replyShape();
    }

    /** The outcomes of the row in its first edition, in the order of their status bytes. */
    public List<Outcome> outcomes() {
        return firstRow().outcomes();
    }

    /**
     * The status byte of an outcome in the first edition of the row.
     *
     * @throws IllegalArgumentException if the row does not contain that outcome
     */
    public byte statusOf(Outcome outcome) {
        try {
            return firstRow().statusOf(outcome);
        } catch (IllegalArgumentException missing) {
            throw new IllegalArgumentException(this + " has " + missing.getMessage(), missing);
        }
    }

    /** The outcome of a status byte in the first edition of the row; a byte outside it means "any other failure". */
    public Outcome outcomeOf(byte status) {
        return firstRow().outcomeOf(status);
    }

    private Row firstRow() {
        return classic == null ? require(session) : classic;
    }

    private <T extends Row> T require(@Nullable T row) {
        if (row == null) {
            throw new IllegalStateException(this + " is not in this edition");
        }
        return row;
    }

    private static List<Field> fields(Field... fields) {
        return List.of(fields);
    }

    private static List<Outcome> outcomes(Outcome... outcomes) {
        return List.of(outcomes);
    }

    private static Row.Classic classic(List<Field> fields, List<Outcome> outcomes, Reply.Shape replyShape) {
        return new Row.Classic(fields, outcomes, replyShape);
    }

    private static Reply.Shape status() {
        return new Reply.Shape.StatusOnly();
    }
}
