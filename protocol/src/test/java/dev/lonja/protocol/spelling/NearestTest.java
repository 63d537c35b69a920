package dev.lonja.protocol.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> VERBS = List.of(
            "REGISTER",
            "UNREGISTER",
            "CONNECT",
            "DISCONNECT",
            "PUBLISH",
            "DELETE",
            "LIST_USERS",
            "LIST_CONTENT",
            "GET_FILE",
            "HELP",
            "QUIT");

    @ParameterizedTest
    @CsvSource({
        "LISTUSERS, LIST_USERS",
        "list-users, LIST_USERS",
        "LIST_USER, LIST_USERS",
        "PUBLSH, PUBLISH",
        "PUBILSH, PUBLISH",
        "conect, CONNECT",
        "disconect, DISCONNECT",
        "regsiter, REGISTER",
        "unregistr, UNREGISTER",
        "GETFILE, GET_FILE",
        "get, GET_FILE",
        "quti, QUIT",
        "QUITT, QUIT",
        "hlep, HELP",
        "DEL, DELETE",
        "list_contents, LIST_CONTENT"
    })
    void findsTheWordThatWasMeant(String typed, String meant) {
        assertThat(Nearest.find(typed, VERBS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish", "", "-", "x", "ñandú", "hello", "🙂"})
    void findsNothingWhereNoWordIsNear(String typed) {
        assertThat(Nearest.find(typed, VERBS)).isEmpty();
    }

    @Test
    void findsNothingForAVeryLongWord() {
        assertThat(Nearest.find("QUIT".repeat(1000), VERBS)).isEmpty();
    }
}
