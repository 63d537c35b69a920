package dev.lonja.protocol.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionRequests.Received;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a session refuses, and what it says then. */
class RefusedSessionRequestsTest extends SessionRequestsFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PING",
                "PING|x",
                "",
                "\u00ff|",
                "PING|\u00c3|",
                "REGISTER|\u00ed\u00a0\u0080|",
                "REGISTER|\u00c0\u00af|"
            })
    void payloadThatIsNotStringsIsMalformed(String latin1) {
        assertRefused(
                SessionRequests.read(latin1.replace('|', '\0').getBytes(ISO_8859_1)),
                Outcome.MALFORMED,
                "does not consist of strings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST_USERS|ana|",
                "LIST_CONTENT|ana|bruno|",
                "PUBLISH|ana|/a||",
                "GET_FILE|/a|",
                "ping|",
                "LIST PEERS|ana|",
                "DIAL|",
                "RELAY|",
                "|",
                "GET|/a|"
            })
    void otherOperationIsUnknown(String strings) {
        assertRefused(read(strings), Outcome.UNKNOWN_OPERATION, "no operation '");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "HELLO|, version is missing",
                "HELLO|2|, agent is missing",
                "HELLO|02|x|, version '02' is not a number",
                "HELLO|two|x|, version 'two' is not a number",
                "REGISTER|, new user is missing",
                "REGISTER||code|, new user is missing",
                "REGISTER|an a|, holds white space",
                "REGISTER|an\u0301a|, is not in Unicode normalization form C",
                "CONNECT|ana|1023|, is neither 0 nor a number from 1024 to 65535",
                "CONNECT|ana|1|, is neither 0 nor",
                "CONNECT|ana|65536|, is neither 0 nor",
                "CONNECT|ana|020001|, is not a number without sign and leading zero",
                "CONNECT|ana|-1|, is not a number",
                "CONNECT|ana|0|192.0.2.1:20001|, need a port",
                "CONNECT|ana|20001|224.0.0.1:20001|, multicast",
                "CONNECT|ana|20001|localhost:20001|, neither",
                "CONNECT|ana|20001|192.0.2.1:80|, the port 80",
                "DELETE|ana|, path is missing",
                "DELETE|ana|/a/../b|, has a '.' or '..' segment",
                "INVITE|ana|, purpose is missing",
                "INVITE|ana|claim|, is neither 'device' nor 'register'",
                "DROP_KEY|ana|abc|, does not consist of 64 hex digits",
                "PUBLISH_FILE|ana|/|, has an empty segment",
                "PUBLISH_FILE|ana|/a/|, has an empty segment",
                "PUBLISH_FILE|ana|a//b|, has an empty segment",
                "PUBLISH_FILE|ana|/./a|, has a '.' or '..' segment",
                "PUBLISH_FILE|ana||, new path is missing",
                "PUBLISH_FILE|ana|/a|line\u0001|, holds a control character",
                "PUBLISH_FILE|ana|/a||05|, is not a number",
                "PUBLISH_FILE|ana|/a||9223372036854775808|, is not a number",
                "PUBLISH_FILE|ana|/a||5|abc|, does not consist of 64 hex digits",
                "PUBLISH_FILE|ana|/a||5||link|, is neither 'file' nor 'folder'",
                "PUBLISH_FILE|ana|/a||5||||rw|, mode 'rw' has 2 bytes",
                "PUBLISH_FILE|ana|/a||5|||1e9|, modified '1e9' is not a number",
                "LIST_PEERS|, user is missing",
                "LIST_PEERS|ana||0|, limit '0' is not a number from 1 to 1000",
                "LIST_PEERS|ana||1001|, limit '1001' is not a number from 1 to 1000",
                "LIST_FILES|ana|, owner is missing",
                "SEARCH|ana|, words is missing",
                "SOURCES|ana|5|, content root is missing",
                "SOURCES|ana||ROOT|, content size is missing",
                "SOURCES|ana|5|ROOT|0|, sources '0' is not",
                "HOLD|ana|5|, content root is missing",
                "HOLD|ana|5|ROOT|101|, is not a number from 0 to 100",
                "WATCH|ana|, what is missing",
                "WATCH|ana|files|, is not 'users'",
                "WATCH|ana|user |, user ''",
                "WATCH|ana|user a b|, holds white space",
                "WATCH|ana|content 5 |, does not consist of 64 hex digits",
                "WATCH|ana|content ROOT|, is not 'content SIZE ROOT'",
                "UNWATCH|ana|, watch is missing",
            })
    void fieldThatBreaksItsRuleIsMalformed(String strings, String reason) {
        assertRefused(read(strings.replace("ROOT", ROOT)), Outcome.MALFORMED, reason);
    }

    @Test
    void pathsMayBeLong() {
        String longest = "/" + "ñ".repeat(2047);

        assertThat(read("PUBLISH_FILE|ana|" + longest + "|")).isInstanceOf(Received.Complete.class);
        assertRefused(
                read("PUBLISH_FILE|ana|" + longest + "x|"),
                Outcome.MALFORMED,
                "has 4096 bytes; the limit is 1 to 4095");
    }

    @Test
    void requestThatBreaksARuleIsNotWritten() {
        assertThatThrownBy(() -> SessionRequests.payload(new Request.Connect("ana", 80)))
                .hasMessageContaining("is neither 0 nor");
        assertThatThrownBy(() -> SessionRequests.payload(new Request.Hello("2")))
                .hasMessageContaining("agent is missing");
        assertThatThrownBy(() -> SessionRequests.payload(new Request.ListUsers("ana")))
                .hasMessageContaining("LIST_USERS is not in this edition");
    }

    private static void assertRefused(Received received, Outcome outcome, String reason) {
        assertThat(received).isInstanceOfSatisfying(Received.Refused.class, refused -> {
            assertThat(refused.reply().outcome()).isEqualTo(outcome);
            assertThat(refused.reply().reason()).contains(reason);
            assertThat(List.copyOf(refused.reply().strings())).hasSize(2);
        });
    }
}
