package dev.lonja.registry.wire.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The rows of a session with a running registry (docs/session.md, Rows). */
@QuarkusTest
class SessionRowsTest extends RegistryConversation {
    private static final String ROOT = "0123456789abcdef".repeat(4);

    @Test
    void tellsClassicClientsWhichEditionItServesAndItsKey() throws Exception {
        try (SessionClient session = SessionClient.open(server.port())) {
            String hello = "<0>2|" + session.registryKeyId() + "|";
            assertThat(ask("HELLO|2|")).isEqualTo(hello);
            assertThat(ask("hello|1|")).isEqualTo(hello);
            assertThat(ask("HELLO|28/11/2026 09:30:00|2|")).isEqualTo(hello);
            assertThat(ask("HELLO|x|")).isEqualTo("<1>");
        }
    }

    @Test
    void greets() {
        try (SessionClient session = SessionClient.dial(server.port(), dev.lonja.protocol.key.Keys.generate())) {
            assertThat(session.ask("HELLO|2|test/1||")).matches("<0>2\\|lonja/[^|]+\\|20\\|256\\|127.0.0.1:\\d+\\|\\|");
            assertThat(session.ask("HELLO|2|test/1|")).isEqualTo("<2>HELLO was answered already||");
            assertThat(session.ask("PING|")).isEqualTo("<0>");
        }
    }

    @Test
    void registersConnectsPublishesAndLists() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            assertThat(ana.ask("CONNECT|ana|5001|")).startsWith("<1>there is no user ana|");
            assertThat(ana.ask("REGISTER|ana|")).matches("<0>([a-z2-7]{4}-){6}[a-z2-7]{2}\\|");
            assertThat(ana.ask("REGISTER|ana|")).startsWith("<1>");
            assertThat(ana.ask("LIST_PEERS|ana|")).startsWith("<2>");
            assertThat(ana.ask("PUBLISH_FILE|ana|/a|")).startsWith("<2>");
            assertThat(ana.ask("CONNECT|ana|5001|192.0.2.1:5002|"))
                    .matches("<0>[\\w-]+\\.[\\w-]+\\.[\\w-]+\\|\\d+\\|15\\|none\\|");
            assertThat(ana.ask("PUBLISH_FILE|ana|/my boats.txt|of wood|3|")).isEqualTo("<0>|");
            assertThat(ana.ask("PUBLISH_FILE|ana|/my boats.txt|of wood|3|" + ROOT + "|file|1700000000|x|"))
                    .isEqualTo("<0>|");
            assertThat(ana.ask("PUBLISH_FILE|ana|/my boats.txt||4|")).isEqualTo("<0>" + ROOT + "|");
            assertThat(ana.ask("LIST_PEERS|ana|"))
                    .isEqualTo("[4|ana|127.0.0.1:5001 192.0.2.1:5002|" + ana.keyId() + "||]<0>|");
            assertThat(ana.ask("LIST_FILES|ana|ana|"))
                    .matches("\\[9\\|/my boats.txt\\|\\|4\\|\\|file\\|\\|-\\|\\d+\\|/my%20boats.txt\\|]<0>\\|");
            assertThat(ana.ask("LIST_FILES|ana|bruno|")).startsWith("<3>there is no user bruno|");
            assertThat(ana.ask("LIST_KEYS|ana|")).matches("\\[4\\|" + ana.keyId() + "\\|\\|\\d+\\|\\d+\\|]<0>");
            assertThat(ana.ask("DELETE|ana|/my boats.txt|")).isEqualTo("<0>");
            assertThat(ana.ask("DELETE|ana|/my boats.txt|")).startsWith("<3>ana has not published /my boats.txt|");
            assertThat(ana.ask("DISCONNECT|ana|")).isEqualTo("<0>");
            assertThat(ana.ask("DISCONNECT|ana|")).startsWith("<2>");
            assertThat(ana.ask("UNREGISTER|ana|")).isEqualTo("<0>");
            assertThat(ana.ask("UNREGISTER|ana|")).startsWith("<1>");
        }
    }
}
