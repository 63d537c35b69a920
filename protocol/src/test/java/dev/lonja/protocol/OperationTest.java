package dev.lonja.protocol;

import static dev.lonja.protocol.Outcome.FAILED;
import static dev.lonja.protocol.Outcome.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    @EnumSource
    void everyRowBeginsWithSuccessAndEndsWithAnyOtherFailure(Operation operation) {
        assertThat(operation.outcomes()).startsWith(OK).endsWith(FAILED).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
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

    @ParameterizedTest
    @EnumSource
    void kindOfTheRequestSaysWhoAnswersIt(Operation operation) {
        List<String> fields = operation.fields().stream()
                .map(field -> field == Field.PATH ? "/1" : "1")
                .toList();

        Answerer answerer = switch (Request.of(operation, fields)) {
            case Request.Change change -> Answerer.REGISTRY;
            case Request.Question question -> Answerer.REGISTRY;
            case Request.PeerRequest peerRequest -> Answerer.PEER;
            case Request.Control control -> Answerer.BOTH;
        };

        assertThat(operation.answerer()).isEqualTo(answerer);
    }

    @Test
    void longestNameIsListContent() {
        assertThat(Operation.maxNameBytes(Edition.CLASSIC)).isEqualTo("LIST_CONTENT".length());
    }
}
