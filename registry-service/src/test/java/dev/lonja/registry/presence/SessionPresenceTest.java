package dev.lonja.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.UnusedPort;
import dev.lonja.registry.wire.RegistryConversation;
import dev.lonja.registry.wire.session.SessionClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The presences of sessions of a running registry, beside other registries (docs/session.md, Presence). */
@QuarkusTest
class SessionPresenceTest extends RegistryConversation {
    @Inject
    PresenceRounds rounds;

    @Inject
    PresenceHolders holders;

    private SessionClient ana;

    @BeforeEach
    void connectAna() {
        ana = SessionClient.open(server.port());
        assertThat(ana.ask("REGISTER|ana|")).startsWith("<0>");
        assertThat(ana.ask("CONNECT|ana|5001|")).startsWith("<0>");
    }

    @AfterEach
    void close() {
        ana.close();
    }

    private SessionClient again() {
        return SessionClient.open(server.port(), ana.key());
    }

    /** Changes the database as another registry does. */
    private void elsewhere(String sql) throws SQLException {
        change("DO $$ BEGIN PERFORM set_config('lonja.knows_keys', 'on', true); " + sql + "; END $$");
    }

    @Test
    void theNewestSessionOfAKeyReplacesTheOlderOne() {
        try (SessionClient newer = again()) {
            assertThat(newer.ask("CONNECT|ana|5002|")).startsWith("<0>");

            assertThat(ana.event()).isEqualTo("REPLACED|ana|newer-session|");
            assertThat(ana.ask("LIST_PEERS|ana|")).as("it goes on").contains("|127.0.0.1:5002|");
            ana.leave();
            assertThat(newer.ask("PUBLISH_FILE|ana|/a|"))
                    .as("a change, behind whatever the end of a session changes")
                    .startsWith("<0>");
            assertThat(newer.ask("LIST_PEERS|ana|"))
                    .as("it has no presence to end")
                    .contains("|127.0.0.1:5002|");
        }
    }

    @Test
    void renewsItsPresence() {
        assertThat(ana.ask("CONNECT|ana|5003|")).startsWith("<0>");
        assertThat(ana.ask("LIST_PEERS|ana|")).contains("|127.0.0.1:5003|");
        assertThat(ana.ask("DISCONNECT|ana|")).isEqualTo("<0>");
        assertThat(ana.ask("PING|")).isEqualTo("<0>");
        assertThat(ana.events()).isEmpty();
    }

    @Test
    void tellsTwoMachinesThatTheyHaveTheSameKey() {
        try (SessionClient other = again()) {
            assertThat(other.ask("CONNECT|ana|5002|")).startsWith("<0>");
            assertThat(ana.event()).isEqualTo("REPLACED|ana|newer-session|");
            assertThat(ana.ask("CONNECT|ana|5002|")).startsWith("<0>");
            assertThat(other.event()).isEqualTo("REPLACED|ana|newer-session|");

            assertThat(other.ask("CONNECT|ana|5002|")).startsWith("<0>");

            assertThat(ana.event()).isEqualTo("REPLACED|ana|two-machines|");
            assertThat(other.event()).isEqualTo("REPLACED|ana|two-machines|");
        }
    }

    @Test
    void aBrokenSessionIsNoAbsence() {
        try (SessionClient back = again()) {
            ana.lose();
            await().until(() -> server.openConnections() == 1);
            assertThat(back.ask("PUBLISH_FILE|ana|/a|"))
                    .as("a change, behind whatever the end of a session changes")
                    .startsWith("<0>");
            assertThat(back.ask("LIST_PEERS|ana|")).contains("|127.0.0.1:5001|");
            assertThat(back.ask("CONNECT|ana|5002|")).startsWith("<0>");
            assertThat(back.ask("LIST_PEERS|ana|")).contains("|127.0.0.1:5002|");
        }
    }

    @Test
    void aSessionThatLeavesIsAbsentAtOnce() {
        try (SessionClient other = again()) {
            ana.leave();
            await().untilAsserted(() -> assertThat(other.ask("LIST_PEERS|ana|")).startsWith("<2>"));
        }
    }

    @Test
    void hearsThatItWasReplacedAtAnotherRegistry() throws SQLException {
        elsewhere("UPDATE presence SET replica = 5, generation = DEFAULT");

        assertThat(ana.event()).isEqualTo("REPLACED|ana|newer-session|");
    }

    @Test
    void hearsThatItsKeyWasDroppedAtAnotherRegistry() throws SQLException {
        elsewhere("UPDATE registered_user SET keys = ARRAY[repeat('f', 64)]; DELETE FROM presence");

        assertThat(ana.event()).isEqualTo("REPLACED|ana|key-dropped|");
    }

    @Test
    void connectsAnewAfterItsPresenceWasEndedElsewhere() throws SQLException {
        elsewhere("DELETE FROM presence");

        assertThat(ana.bye()).startsWith("stopping the presence of ana was lost|");
    }

    @Test
    void endsThePresencesOfARegistryThatIsGone() throws SQLException {
        elsewhere("UPDATE presence SET replica = 5; INSERT INTO replica (id, lease_ends)"
                + " VALUES (5, now() - interval '14 s'), (6, now() - interval '1 day') ON CONFLICT DO NOTHING");
        rounds.endPresencesOfDead();
        assertThat(ana.ask("LIST_PEERS|ana|")).as("its grace is not over").startsWith("[4|ana|");

        elsewhere("UPDATE replica SET lease_ends = now() - interval '15 s' WHERE id = 5");
        rounds.endPresencesOfDead();

        try (SessionClient other = again()) {
            assertThat(other.ask("LIST_PEERS|ana|")).startsWith("<2>");
        }
    }

    @Test
    void endsPresencesThatNoSessionHolds() throws SQLException {
        ana.ask("DISCONNECT|ana|");
        elsewhere("INSERT INTO presence (user_id, address, origin, port, key_id, replica)"
                + " SELECT id, '127.0.0.1', '127.0.0.1', 5001, keys[1], " + holders.replica()
                + " FROM registered_user");

        rounds.endUnheld(holders.replica());
        assertThat(ana.ask("LIST_PEERS|ana|"))
                .as("its CONNECT may be on its way")
                .startsWith("[4|ana|");
        rounds.endUnheld(holders.replica());

        assertThat(ana.ask("LIST_PEERS|ana|")).startsWith("<2>");
    }

    @Test
    void theGhostOfAClassicClientIsReplaced() throws IOException {
        try (SessionClient session = SessionClient.open(server.port())) {
            ask("REGISTER|bob|");
            assertThat(ask("CONNECT|bob|" + UnusedPort.reserve() + "|")).isEqualTo("<0>");

            assertThat(session.ask("CONNECT|bob|5001|")).startsWith("<0>");
            assertThat(ask("CONNECT|bob|5002|")).as("a session is no ghost").isEqualTo("<2>");
        }
    }

    @Test
    void tellsWhoHasContent() {
        String content = "3|" + "0123456789abcdef".repeat(4) + "|";
        assertThat(ana.ask("HOLD|ana|" + content + "40|")).isEqualTo("<0>");
        assertThat(ana.ask("SOURCES|ana|" + content)).isEqualTo("[5|ana|" + ana.keyId() + "|127.0.0.1:5001|40||]<0>");
        assertThat(ana.ask("HOLD|ana|" + content)).isEqualTo("<0>");
        assertThat(ana.ask("SOURCES|ana|" + content)).isEqualTo("<0>");
    }
}
