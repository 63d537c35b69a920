package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of the configuration, and its other dialects, with a registry that has them tight. */
@QuarkusTest
@TestProfile(LimitsTest.Tight.class)
class LimitsTest extends RegistryConversation {

    /** Everything small. */
    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lonja.registry.idle-timeout", "400ms",
                    "lonja.registry.arrival-timeout", "800ms",
                    "lonja.registry.write-timeout", "300ms",
                    "lonja.registry.linger-time", "300ms",
                    "lonja.registry.max-connections", "20",
                    "lonja.registry.max-connections-per-address", "10",
                    "lonja.registry.classic.list-content", "pairs",
                    "lonja.registry.operation-log", "off");
        }
    }

    @Test
    void closesAnIdleConnectionWithoutAByte() {
        try (ClassicClient client = open()) {
            assertThat(client.send("REGISTER|an").reply()).isEmpty();
        }
    }

    @Test
    void closesARequestThatArrivesTooSlowly() {
        try (ClassicClient client = open()) {
            List<Integer> sent = new ArrayList<>();
            // Never idle for long, and never complete.
            await().pollInterval(java.time.Duration.ofMillis(50)).until(() -> {
                if (server.openConnections() > 0 && sent.size() < 200) {
                    client.send(sent.isEmpty() ? "REGISTER|" : "x");
                    sent.add(1);
                }
                return sent.size() > 1 && server.openConnections() == 0;
            });
            assertThat(sent).hasSizeGreaterThan(2);
        }
    }

    @Test
    void refusesMoreConnectionsThanAnAddressMayHave() {
        await().until(() -> server.openConnections() == 0);
        long refusedBefore = server.refusedConnections();
        List<ClassicClient> clients = new ArrayList<>();
        try {
            for (int opened = 0; opened < 10; opened++) {
                clients.add(open());
            }
            try (ClassicClient onTop = open()) {
                assertThat(onTop.reply()).isEmpty();
            }
            assertThat(server.refusedConnections()).isEqualTo(refusedBefore + 1);
        } finally {
            clients.forEach(ClassicClient::close);
        }
        await().until(() -> server.openConnections() == 0);
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void givesUpOnAReaderThatTakesNothing() throws SQLException, IOException {
        change("INSERT INTO registered_user (name) SELECT repeat('u', 200) || n FROM generate_series(1, 40000) n");
        change("INSERT INTO presence (user_id, address, origin, port) SELECT id, '127.0.0.1', 'loopback', 5001"
                + " FROM registered_user");
        try (ClassicClient stalled = ClassicClient.open(server.port(), 4096)) {
            assertThat(stalled.send("LIST_USERS|" + "u".repeat(200) + "1|")
                            .input()
                            .read())
                    .isZero();

            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void waitsForAClientThatDoesNotCloseOnlySoLong() {
        try (ClassicClient client = open()) {
            assertThat(client.send("REGISTER|ana|").reply()).isEqualTo("<0>");
            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void listsPairs() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/b|two words|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<0>");

        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>2|/a||/b|two words|");
    }
}
