package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and replies in bytes: every operation with every outcome that a client can cause (protocol section 1). */
@QuarkusTest
class ClassicProtocolTest extends RegistryConversation {

    @Test
    void registersANameOnce() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|a b|")).isEqualTo("<2>");
    }

    @Test
    void unregistersWithEverythingThatBelongsToTheUser() {
        connectAna();
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<0>");

        assertThat(ask("UNREGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("UNREGISTER|ana|")).isEqualTo("<1>");
        assertThat(ask("UNREGISTER||")).isEqualTo("<2>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>0|");
    }

    @Test
    void connectsOnce() throws IOException {
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(ask("CONNECT|ana|" + listener.getLocalPort() + "|")).isEqualTo("<0>");
            assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "123456", "-1", "+5001", " 5001", "5001 ", "0x10", "", "٥", "five"})
    void refusesAPortThatIsNone(String port) {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");

        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<3>");
        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<2>");
    }

    @Test
    void disconnects() {
        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<1>");
        connectAna();

        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<0>");
        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<2>");
        assertThat(ask("DISCONNECT|a\tb|")).isEqualTo("<3>");
    }

    @Test
    void tellsAnAgentWhetherItsUserIsConnectedAtItsPort() {
        assertThat(ask("LIST_CONTENT|ana|.lonja-presence-5001|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|ana|.lonja-presence-5001|")).isEqualTo("<2>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<0>");

        assertThat(ask("LIST_CONTENT|ana|.lonja-presence-5001|")).isEqualTo("<0>0|");
        assertThat(ask("LIST_CONTENT|ana|.lonja-published-5001|")).isEqualTo("<0>1|/a d|");
        assertThat(ask("LIST_CONTENT|ana|.lonja-presence-5002|")).isEqualTo("<2>");
        assertThat(ask("LIST_CONTENT|ana|.lonja-published-5002|")).isEqualTo("<2>");
        assertThat(ask("LIST_CONTENT|ana|.lonja-presence-|")).isEqualTo("<3>");
    }

    @Test
    void publishesAPathOnce() {
        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<2>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");

        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<3>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a/..",
                "a b",
                "/../etc/passwd",
                "/a/../b",
                "/a/..",
                "/.",
                "/a b",
                "/a\u0001",
                "/a\u00a0b",
                "/a\u2028"
            })
    void refusesAPathThatBreaksTheRule(String path) {
        connectAna();

        assertThat(ask("PUBLISH|ana|" + path + "|d|")).isEqualTo("<4>");
        assertThat(ask("DELETE|ana|" + path + "|")).isEqualTo("<4>");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>0|");
    }

    @Test
    void takesAPlainNameAsAPath() {
        connectAna();

        assertThat(ask("PUBLISH|ana|f1|d|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>1|f1 d|");
        assertThat(ask("DELETE|ana|f1|")).isEqualTo("<0>");
    }

    @Test
    void deletesWhatIsPublished() {
        assertThat(ask("DELETE|ana|/a|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("DELETE|ana|/a|")).isEqualTo("<2>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a|d|")).isEqualTo("<0>");

        assertThat(ask("DELETE|ana|/b|")).isEqualTo("<3>");
        assertThat(ask("DELETE|ana|/a|")).isEqualTo("<0>");
        assertThat(ask("DELETE|ana|/a|")).isEqualTo("<3>");
    }

    @Test
    void listsConnectedUsersByName() {
        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");
        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<2>");
        assertThat(ask("LIST_USERS||")).isEqualTo("<3>");
        assertThat(ask("CONNECT|bob|5002|")).isEqualTo("<0>");
        connectAna();
        assertThat(ask("REGISTER|zoe|")).isEqualTo("<0>");

        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<0>2|ana|127.0.0.1|5001|bob|127.0.0.1|5002|");
    }

    @Test
    void listsContentByPath() {
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<1>");
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<2>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/b|two words|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<0>");
        assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");

        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>2|/a|/b two words|");
        assertThat(ask("LIST_CONTENT|ana|bob|")).isEqualTo("<0>0|");
        assertThat(ask("LIST_CONTENT|ana|eve|")).isEqualTo("<3>");
        assertThat(ask("LIST_CONTENT|ana|e e|")).isEqualTo("<4>");
    }

    @Test
    void servesNoFiles() {
        assertThat(ask("GET_FILE|/a|")).isEqualTo("<2>");
        assertThat(ask("GET_FILE|a|")).isEqualTo("<2>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list_users", "List_Users", "LIST USERS", "list users", "LIST_USERS"})
    void knowsAnOperationInAnyCaseAndWithASpace(String name) {
        connectAna();

        assertThat(ask(name + "|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/12/2024 10:00:00", "30/12/2024    10:00:00"})
    void takesADateOff(String date) {
        assertThat(ask("REGISTER|" + date + "|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + date + "|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|" + date + "|ana|/a|d|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|" + date + "|ana|ana|")).isEqualTo("<0>1|/a d|");
        assertThat(ask("REGISTER|" + date + "|ana|")).isEqualTo("<1>");
    }

    @Test
    void takesTheLongestFieldsAndNoLongerOnes() {
        String longest = "é".repeat(127) + "x";
        assertThat(ask("REGISTER|" + longest + "|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + longest + "|65535|")).isEqualTo("<0>");
        String path = "/" + "p".repeat(254);
        assertThat(ask("PUBLISH|" + longest + "|" + path + "|" + "d".repeat(255) + "|"))
                .isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|" + longest + "|" + longest + "|"))
                .isEqualTo("<0>1|" + path + " " + "d".repeat(255) + "|");

        assertThat(ask("REGISTER|" + longest + "x|")).isEqualTo("<2>");
        assertThat(ask("PUBLISH|" + longest + "|" + path + "p|d|")).isEqualTo("<4>");
        assertThat(ask("PUBLISH|" + longest + "|/q|" + "d".repeat(256) + "|")).isEqualTo("<4>");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(ask(new byte[] {'R', 'E', 'G', 'I', 'S', 'T', 'E', 'R', 0, (byte) 0xff, 0}))
                .isEqualTo("<2>");
        assertThat(ask(new byte[] {'R', 'E', 'G', 'I', 'S', 'T', 'E', 'R', 0, (byte) 0xc3, 0}))
                .isEqualTo("<2>");
        assertThat(ask(new byte[] {(byte) 0xff, 0})).isEmpty();
    }

    private void connectAna() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
    }
}
