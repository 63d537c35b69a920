package dev.lonja.protocol;

import static dev.lonja.protocol.Outcome.FAILED;
import static dev.lonja.protocol.Outcome.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "REGISTER, OK, 0",
        "REGISTER, NAME_IN_USE, 1",
        "REGISTER, FAILED, 2",
        "UNREGISTER, OK, 0",
        "UNREGISTER, NO_SUCH_USER, 1",
        "UNREGISTER, FAILED, 2",
        "CONNECT, OK, 0",
        "CONNECT, NO_SUCH_USER, 1",
        "CONNECT, ALREADY_CONNECTED, 2",
        "CONNECT, FAILED, 3",
        "DISCONNECT, OK, 0",
        "DISCONNECT, NO_SUCH_USER, 1",
        "DISCONNECT, NOT_CONNECTED, 2",
        "DISCONNECT, FAILED, 3",
        "PUBLISH, OK, 0",
        "PUBLISH, NO_SUCH_USER, 1",
        "PUBLISH, NOT_CONNECTED, 2",
        "PUBLISH, ALREADY_PUBLISHED, 3",
        "PUBLISH, FAILED, 4",
        "DELETE, OK, 0",
        "DELETE, NO_SUCH_USER, 1",
        "DELETE, NOT_CONNECTED, 2",
        "DELETE, NOT_PUBLISHED, 3",
        "DELETE, FAILED, 4",
        "LIST_USERS, OK, 0",
        "LIST_USERS, NO_SUCH_USER, 1",
        "LIST_USERS, NOT_CONNECTED, 2",
        "LIST_USERS, FAILED, 3",
        "LIST_CONTENT, OK, 0",
        "LIST_CONTENT, NO_SUCH_USER, 1",
        "LIST_CONTENT, NOT_CONNECTED, 2",
        "LIST_CONTENT, NO_SUCH_OWNER, 3",
        "LIST_CONTENT, FAILED, 4",
        "GET_FILE, OK, 0",
        "GET_FILE, NO_SUCH_FILE, 1",
        "GET_FILE, FAILED, 2",
        "HELLO, OK, 0",
        "HELLO, FAILED, 1",
    })
    void outcomeTravelsAsItsPositionInTheRow(Operation operation, Outcome outcome, byte status) {
        assertThat(operation.statusOf(outcome)).isEqualTo(status);
        assertThat(operation.outcomeOf(status)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("classicRows")
    void everyRowBeginsWithSuccessAndEndsWithAnyOtherFailure(Operation operation) {
        assertThat(operation.outcomes()).startsWith(OK).endsWith(FAILED).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PUBLISH", "LIST_USERS", "LIST_CONTENT", "GET_FILE"})
    void sessionAppendsToTheClassicRow(Operation operation) {
        assertThat(operation.session().outcomes()).startsWith(OK).doesNotHaveDuplicates();
        if (operation.isIn(Edition.CLASSIC) && operation != Operation.HELLO) {
            assertThat(operation.session().outcomes()).containsSubsequence(operation.outcomes());
            assertThat(operation
                            .session()
                            .outcomes()
                            .subList(0, operation.outcomes().size()))
                    .isEqualTo(operation.outcomes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_OPERATION, 0xff",
        "CANCELLED, 0xfe",
        "BUSY, 0xfd",
        "TOO_MUCH, 0xfc",
        "NOT_YOURS, 0xfb",
        "MALFORMED, 0xfa"
    })
    void reservedOutcomeHasTheSameStatusInEveryRowOfASession(Outcome outcome, String status) {
        for (Operation operation : Operation.values()) {
            if (operation.isIn(Edition.SESSION)) {
                byte code = (byte) Integer.decode(status).intValue();
                assertThat(operation.session().statusOf(outcome)).isEqualTo(code);
                assertThat(operation.session().outcomeOf(code)).isEqualTo(outcome);
                assertThat(operation.session().outcomeOf((byte) 0x40)).isEqualTo(FAILED);
            }
        }
    }

    @Test
    void reservedOutcomeIsInNoClassicRow() {
        assertThatThrownBy(() -> Operation.REGISTER.statusOf(Outcome.NOT_YOURS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUBLISH",
                "LIST_USERS",
                "LIST_CONTENT",
                "GET_FILE",
                "ping",
                "LIST PEERS",
                "DIAL",
                "RELAY",
                "",
                "GET"
            })
    void sessionDoesNotServeOtherNames(String name) {
        assertThat(Operation.findInSession(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRowIsInAnEdition(Operation operation) {
        assertThat(Operation.findInSession(operation.name()).isPresent()).isEqualTo(operation.isIn(Edition.SESSION));
        assertThat(Operation.findClassic(operation.name()).isPresent()).isEqualTo(operation.isIn(Edition.CLASSIC));
        assertThat(operation.isIn(Edition.SESSION) || operation.isIn(Edition.CLASSIC))
                .isTrue();
    }

    static Stream<Operation> classicRows() {
        return Arrays.stream(Operation.values()).filter(row -> row.isIn(Edition.CLASSIC));
    }

    @ParameterizedTest
    @MethodSource("classicRows")
    void statusOutsideTheRowIsAnyOtherFailure(Operation operation) {
        assertThat(operation.outcomeOf((byte) operation.outcomes().size())).isEqualTo(FAILED);
        assertThat(operation.outcomeOf((byte) 0xff)).isEqualTo(FAILED);
    }

    @Test
    void outcomeOfAnotherRowHasNoStatus() {
        assertThatThrownBy(() -> Operation.REGISTER.statusOf(Outcome.NOT_CONNECTED))
                .hasMessageContaining("REGISTER")
                .hasMessageContaining("NOT_CONNECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "LIST_USERS, LIST_USERS",
        "list_users, LIST_USERS",
        "List Users, LIST_USERS",
        "get file, GET_FILE",
        "reGISter, REGISTER",
    })
    void nameIsFoundInAnyCaseAndWithSpaceForUnderscore(String name, Operation operation) {
        assertThat(Operation.findClassic(name)).contains(operation);
    }

    @ParameterizedTest
    @CsvSource({"'LIST_USERS\n', LIST_USERS", "'list users\r\n', LIST_USERS", "'GET_FILE ', GET_FILE"})
    void nameIsFoundWithWhiteSpaceAtItsEnd(String name, Operation operation) {
        assertThat(Operation.findClassic(name)).contains(operation);
    }

    @ParameterizedTest
    @CsvSource({"' REGISTER'", "LISTUSERS", "REGISTER_", "''", "QUIT", "LIST-USERS", "LIST_CONTENTS", "unregıster"})
    void otherNamesAreNotOperations(String name) {
        assertThat(Operation.findClassic(name)).isEmpty();
    }

    @Test
    void longestNameIsListContent() {
        assertThat(Operation.maxClassicNameBytes()).isEqualTo("LIST_CONTENT".length());
    }
}
