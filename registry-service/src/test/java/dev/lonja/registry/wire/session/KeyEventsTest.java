package dev.lonja.registry.wire.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What sessions hear when a name gets a key or loses one, and of what they watch (docs/session.md, Events). */
@QuarkusTest
class KeyEventsTest extends RegistryConversation {

    @Test
    void tellOfAnotherKeyAndOfOneThatIsDropped() {
        try (SessionClient ana = SessionClient.open(server.port());
                SessionClient laptop = SessionClient.open(server.port())) {
            ana.ask("REGISTER|ana|");
            String code = ana.ask("INVITE|ana|device|").split("[>|]")[1];
            assertThat(laptop.ask("REDEEM|ana|" + code + "|laptop|")).isEqualTo("<0>|");
            assertThat(ana.event()).isEqualTo("KEY_ADDED|ana|" + laptop.keyId() + "|");
            assertThat(ana.ask("LIST_KEYS|ana|")).contains("|laptop|");
            assertThat(laptop.ask("CONNECT|ana|")).startsWith("<0>");

            assertThat(ana.ask("DROP_KEY|ana|" + laptop.keyId() + "|")).isEqualTo("<0>");
            assertThat(laptop.event()).isEqualTo("REPLACED|ana|key-dropped|");
            assertThat(laptop.ask("LIST_FILES|ana|ana|")).startsWith("<FB>");
            assertThat(laptop.events()).isEmpty();
            assertThat(ana.ask("DROP_KEY|ana|" + ana.keyId() + "|")).startsWith("<4>");
        }
    }

    @Test
    void tellSessionsWithoutAPresenceOfARecovery() {
        try (SessionClient lost = SessionClient.open(server.port());
                SessionClient found = SessionClient.open(server.port())) {
            String recovery = lost.ask("REGISTER|ana|").split("[>|]")[1];
            assertThat(found.ask("REDEEM|ana|" + recovery + "||")).matches("<0>[a-z2-7-]+\\|");

            assertThat(lost.event()).isEqualTo("KEY_ADDED|ana|" + found.keyId() + "|");
            assertThat(lost.event()).isEqualTo("REPLACED|ana|key-dropped|");
            assertThat(lost.ask("CONNECT|ana|")).startsWith("<FB>");
        }
    }

    @Test
    void giveANameOfAClassicClientItsFirstKey() {
        ask("REGISTER|ana|");
        try (SessionClient ana = SessionClient.open(server.port())) {
            assertThat(ana.ask("CONNECT|ana||")).matches("<0>\\|\\|15\\|none\\|");
            assertThat(ana.ask("CLAIM|ana||")).startsWith("<5>");
            assertThat(ana.ask("INVITE|ana|register|")).startsWith("<3>");
            assertThat(ana.ask("PUBLISH_FILE|ana|/a|")).startsWith("<0>");
        }
    }

    @Test
    void followWhatIsWatched() {
        try (SessionClient ana = SessionClient.open(server.port());
                SessionClient bob = SessionClient.open(server.port())) {
            ana.ask("REGISTER|ana|");
            assertThat(ana.ask("WATCH|ana|users|")).startsWith("<2>");
            ana.ask("CONNECT|ana|");
            String watch = ana.ask("WATCH|ana|user bob|").split("[>|]")[1];
            bob.ask("REGISTER|bob|");
            bob.ask("CONNECT|bob|");
            assertThat(ana.event()).isEqualTo("ONLINE|" + watch + "|bob|");
            bob.ask("PUBLISH_FILE|bob|/my boats|");
            assertThat(ana.event()).isEqualTo("PUBLISHED|" + watch + "|bob|/my boats|||");

            assertThat(ana.ask("UNWATCH|ana|" + watch + "|")).isEqualTo("<0>");
            assertThat(ana.ask("UNWATCH|ana|" + watch + "|")).isEqualTo("<0>");
            bob.ask("DELETE|bob|/my boats|");
            for (int open = 0; open < 64; open++) {
                assertThat(ana.ask("WATCH|ana|users|")).startsWith("<0>");
            }
            assertThat(ana.ask("WATCH|ana|users|")).startsWith("<4>");

            bob.ask("DISCONNECT|bob|");
            assertThat(ana.event()).as("nothing of the file that was deleted").startsWith("OFFLINE|");
        }
    }

    @Test
    void endWithTheNameThatWatches() {
        try (SessionClient ana = SessionClient.open(server.port());
                SessionClient bob = SessionClient.open(server.port())) {
            bob.ask("REGISTER|bob|");
            ana.ask("REGISTER|ana|");
            ana.ask("CONNECT|ana|");
            assertThat(ana.ask("WATCH|ana|user bob|")).startsWith("<0>");
            assertThat(ana.ask("UNREGISTER|ana|")).isEqualTo("<0>");
            ana.ask("REGISTER|ana|");
            ana.ask("CONNECT|ana|");
            String watch = ana.ask("WATCH|ana|user bob|").split("[>|]")[1];

            bob.ask("CONNECT|bob|");

            assertThat(ana.event()).isEqualTo("ONLINE|" + watch + "|bob|");
            bob.ask("DISCONNECT|bob|");
            assertThat(ana.event()).as("nothing of the earlier watch").isEqualTo("OFFLINE|" + watch + "|bob|");
        }
    }
}
