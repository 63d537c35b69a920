package dev.lonja.peer.console;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.util.List;

/** The exact texts of the outcomes (section 1, What the agent prints). */
public final class Messages {
    private Messages() {}

    /**
     * The text of an outcome.
     *
     * @throws IllegalArgumentException if the operation does not have that outcome
     */
    public static String of(Operation operation, Outcome outcome) {
        return row(operation).get(operation.statusOf(outcome));
    }

    /** The text of a reply; of operations that only sessions have, one of the same kind. */
    public static String of(Reply reply) {
        return reply.operation().isIn(Edition.CLASSIC)
                ? of(reply.operation(), reply.outcome())
                : reply.operation() + ofSession(reply.outcome());
    }

    private static String ofSession(Outcome outcome) {
        return switch (outcome) {
            case OK -> " OK";
            case NO_SUCH_USER -> " FAIL, USER DOES NOT EXIST";
            case NOT_CONNECTED -> " FAIL, USER NOT CONNECTED";
            default -> " FAIL";
        };
    }

    /** The texts of a row, in the order of its status bytes. */
    private static List<String> row(Operation operation) {
        return switch (operation) {
            case REGISTER -> List.of("REGISTER OK", "USERNAME IN USE", "REGISTER FAIL");
            case UNREGISTER -> List.of("UNREGISTER OK", "USER DOES NOT EXIST", "UNREGISTER FAIL");
            case CONNECT ->
                List.of("CONNECT OK", "CONNECT FAIL, USER DOES NOT EXIST", "USER ALREADY CONNECTED", "CONNECT FAIL");
            case DISCONNECT ->
                List.of(
                        "DISCONNECT OK",
                        "DISCONNECT FAIL, USER DOES NOT EXIST",
                        "DISCONNECT FAIL, USER NOT CONNECTED",
                        "DISCONNECT FAIL");
            case PUBLISH ->
                List.of(
                        "PUBLISH OK",
                        "PUBLISH FAIL, USER DOES NOT EXIST",
                        "PUBLISH FAIL, USER NOT CONNECTED",
                        "PUBLISH FAIL, CONTENT ALREADY PUBLISHED",
                        "PUBLISH FAIL");
            case DELETE ->
                List.of(
                        "DELETE OK",
                        "DELETE FAIL, USER DOES NOT EXIST",
                        "DELETE FAIL, USER NOT CONNECTED",
                        "DELETE FAIL, CONTENT NOT PUBLISHED",
                        "DELETE FAIL");
            case LIST_USERS ->
                List.of(
                        "LIST_USERS OK",
                        "LIST_USERS FAIL, USER DOES NOT EXIST",
                        "LIST_USERS FAIL, USER NOT CONNECTED",
                        "LIST_USERS FAIL");
            case LIST_CONTENT ->
                List.of(
                        "LIST_CONTENT OK",
                        "LIST_CONTENT FAIL, USER DOES NOT EXIST",
                        "LIST_CONTENT FAIL, USER NOT CONNECTED",
                        "LIST_CONTENT FAIL, REMOTE USER DOES NOT EXIST",
                        "LIST_CONTENT FAIL");
            case GET_FILE -> List.of("GET_FILE OK", "GET_FILE FAIL, FILE NOT EXIST", "GET_FILE FAIL");
            case HELLO -> List.of("HELLO OK", "HELLO FAIL");
            case PING,
                    CLAIM,
                    INVITE,
                    REDEEM,
                    LIST_KEYS,
                    DROP_KEY,
                    PUBLISH_FILE,
                    LIST_PEERS,
                    LIST_FILES,
                    SEARCH,
                    SOURCES,
                    HOLD,
                    WATCH,
                    UNWATCH -> throw new IllegalStateException(operation + " has no classic texts");
        };
    }
}
