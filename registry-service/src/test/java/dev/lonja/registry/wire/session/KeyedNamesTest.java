package dev.lonja.registry.wire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that belong to keys, and the keys' sessions (docs/session.md, Keys and names). */
@QuarkusTest
class KeyedNamesTest extends RegistryConversation {

    @Test
    void areReadOnlyForClassicClients() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.ask("REGISTER|ana|");
            ana.ask("CONNECT|ana|5001|");
            ana.ask("PUBLISH_FILE|ana|/my boats|of wood|");
            ask("REGISTER|bob|");
            ask("CONNECT|bob|5002|");

            assertThat(ask("REGISTER|ana|")).isEqualTo("<1>");
            assertThat(ask("CONNECT|ana|5003|")).isEqualTo("<3>");
            assertThat(ask("DISCONNECT|ana|")).isEqualTo("<3>");
            assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<4>");
            assertThat(ask("DELETE|ana|/my%20boats|")).isEqualTo("<4>");
            assertThat(ask("UNREGISTER|ana|")).isEqualTo("<2>");
            assertThat(ask("LIST_USERS|bob|")).isEqualTo("<0>2|ana|127.0.0.1|5001|bob|127.0.0.1|5002|");
            assertThat(ask("LIST_CONTENT|bob|ana|")).isEqualTo("<0>1|/my%20boats of wood|");
        }
    }

    @Test
    void belongToTheirKeysOnly() {
        try (SessionClient ana = SessionClient.open(server.port());
                SessionClient eve = SessionClient.open(server.port())) {
            ana.ask("REGISTER|ana|");

            for (String request : List.of(
                    "CONNECT|ana|",
                    "DISCONNECT|ana|",
                    "UNREGISTER|ana|",
                    "PUBLISH_FILE|ana|/a|",
                    "DELETE|ana|/a|",
                    "LIST_PEERS|ana|",
                    "LIST_FILES|ana|ana|",
                    "LIST_KEYS|ana|",
                    "SEARCH|ana|boats|",
                    "INVITE|ana|device|",
                    "DROP_KEY|ana|" + ana.keyId() + "|")) {
                assertThat(eve.ask(request)).as(request).startsWith("<FB>");
                assertThat(eve.ask(request.replace("|ana|", "|nobody|")))
                        .as(request)
                        .startsWith("<1>");
            }
        }
    }

    @Test
    void endTheOldestSessionWithoutAPresenceOfAKeyThatHasFour() {
        try (SessionClient first = SessionClient.open(server.port())) {
            first.ask("REGISTER|ana|");
            first.ask("CONNECT|ana|");
            List<SessionClient> others = new ArrayList<>();
            for (int count = 0; count < 3; count++) {
                others.add(SessionClient.open(server.port(), first.key()));
            }
            try (SessionClient fifth = SessionClient.open(server.port(), first.key())) {
                assertThat(others.getFirst().bye()).startsWith("replaced");
                assertThat(others.get(1).ask("PING|")).isEqualTo("<0>");
                assertThat(first.ask("PING|")).isEqualTo("<0>");
                assertThat(fifth.ask("PING|")).isEqualTo("<0>");
            }
            others.forEach(SessionClient::close);
        }
    }

    @Test
    void refuseAFifthSessionOfAKeyWhoseSessionsAllHoldAPresence() {
        List<SessionClient> four = new ArrayList<>();
        SessionClient first = SessionClient.open(server.port());
        four.add(first);
        for (int count = 1; count < 4; count++) {
            four.add(SessionClient.open(server.port(), first.key()));
        }
        for (int number = 0; number < 4; number++) {
            four.get(number).ask("REGISTER|user" + number + "|");
            assertThat(four.get(number).ask("CONNECT|user" + number + "|")).startsWith("<0>");
        }
        try (SessionClient fifth = SessionClient.dial(server.port(), first.key())) {
            assertThat(fifth.ask("HELLO|2|test/1|")).matches("<FD>[^|]+\\|\\d+\\|");
            assertThat(fifth.bye()).matches("too-many[^|]*\\|\\d+\\|");
        } finally {
            four.forEach(SessionClient::leave);
        }
        await().until(() ->
                ask("REGISTER|bob|").equals("<0>") && ask("CONNECT|bob|5001|").equals("<0>"));
        await().until(() -> ask("LIST_USERS|bob|").equals("<0>1|bob|127.0.0.1|5001|"));
    }
}
