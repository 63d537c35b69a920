package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.UnusedPort;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent ends only what it made itself, and takes over only what is its own. */
class SomebodyElsesPresenceTest {
    private static final int ELSEWHERE = 4711;

    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path data;

    private TestAgent ana;

    @BeforeEach
    void start() {
        ana = TestAgent.connecting(registry.port(), data);
        ana.register("ana");
        ana.register("bob");
        registry.requests().clear();
    }

    @AfterEach
    void stop() {
        ana.close();
        registry.close();
    }

    @Test
    void leavesAnotherAgentConnectedAfterWaitingForIt() throws IOException {
        registry.connect("ana", ELSEWHERE);
        ana.agent().listen("ana");

        RegistryAnswer answer = ana.connect("ana");
        ana.agent().close();

        assertThat(answer.is(Outcome.ALREADY_CONNECTED)).isTrue();
        assertThat(answer.notes()).containsExactly("ana is connected by another agent, which is left alone");
        assertThat(registry.requests()).containsExactly("CONNECT ana");
        assertThat(registry.portOf("ana")).contains(ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesANamesakeConnectedWhoTookTheNameMeanwhile(boolean isForeign) {
        if (isForeign) {
            registry.beForeign();
        }
        ana.connect("ana");
        registry.losePresenceOf("ana");
        registry.connect("ana", ELSEWHERE);

        assertThat(ana.agent().close()).isEmpty();

        assertThat(registry.portOf("ana")).contains(ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void disconnectsWhatItConnected(boolean isForeign) {
        if (isForeign) {
            registry.beForeign();
        }
        ana.connect("ana");

        assertThat(ana.agent().close()).isPresent();

        assertThat(registry.portOf("ana")).isEmpty();
    }

    @Test
    void disconnectsWhatItConnectedWhenTheRegistryDoesNotAnswerChecks() {
        registry.beForeign();
        registry.force(Operation.LIST_CONTENT, Outcome.FAILED);
        registry.force(Operation.LIST_USERS, Outcome.FAILED);
        ana.connect("ana");

        ana.agent().close();

        assertThat(registry.portOf("ana")).isEmpty();
    }

    @Test
    void takesOverThePresenceThatAnEarlierRunLeftAtItsPort() throws Exception {
        int port = UnusedPort.reserve();
        registry.connect("ana", port);
        try (var restarted = TestAgent.listeningOn(port, registry.port(), data)) {
            RegistryAnswer answer = restarted.connect("ana");

            assertThat(answer.is(Outcome.OK)).isTrue();
            assertThat(answer.notes())
                    .containsExactly("took over the presence of ana that an earlier run left at port " + port);
        }
        assertThat(registry.portOf("ana")).isEmpty();
    }

    @Test
    void takesOverNoPresenceWhoseListenerIsAnother() throws Exception {
        try (var other = new ScriptedServer(ScriptedServer::keepOpen);
                var namesake = TestAgent.advertising(other.port(), registry.port(), data)) {
            registry.connect("ana", other.port());

            assertThat(namesake.connect("ana").is(Outcome.ALREADY_CONNECTED)).isTrue();
            namesake.agent().close();

            assertThat(registry.portOf("ana")).contains(other.port());
        }
    }

    @Test
    void keepsTheUserConnectedWhenTheNextOneDoesNotExist() {
        ana.connect("ana");
        int port = registry.portOf("ana").orElseThrow();

        RegistryAnswer answer = ana.connect("bobb");

        assertThat(answer.is(Outcome.NO_SUCH_USER)).isTrue();
        assertThat(answer.notes()).containsExactly("ana stays connected");
        assertThat(registry.requests()).containsExactly("CONNECT ana");
        assertThat(registry.portOf("ana")).contains(port);
        assertThat(ana.listUsers().is(Outcome.OK)).isTrue();
    }

    @Test
    void connectsTheUserAgainWhenTheNextOneIsRefused() {
        ana.connect("ana");
        registry.connect("bob", ELSEWHERE);

        RegistryAnswer answer = ana.connect("bob");

        assertThat(answer.is(Outcome.ALREADY_CONNECTED)).isTrue();
        assertThat(answer.notes()).last().isEqualTo("ana is connected again");
        assertThat(registry.portOf("bob")).contains(ELSEWHERE);
        assertThat(registry.portOf("ana")).isPresent();
        assertThat(ana.agent().user()).contains("ana");
    }

    @Test
    void doesNotDisconnectANamesakeWhenAnotherUserConnects() {
        ana.connect("ana");
        registry.losePresenceOf("ana");
        registry.connect("ana", ELSEWHERE);

        RegistryAnswer answer = ana.connect("bob");

        assertThat(answer.is(Outcome.OK)).isTrue();
        assertThat(answer.notes()).containsExactly("ana is not served here any more");

        assertThat(registry.portOf("ana")).contains(ELSEWHERE);
    }

    @Test
    void keepsTheUserWhenTheRegistryCannotBeReached() {
        ana.connect("ana");
        registry.close();

        RegistryAnswer answer = ana.connect("bob");

        assertThat(answer.is(Outcome.FAILED)).isTrue();
        assertThat(answer.notes()).last().isEqualTo("ana was not disconnected");
        assertThat(ana.agent().user()).contains("ana");
    }

    @Test
    void tellsWhoWasDisconnectedAtTheWordOfAPerson() {
        registry.connect("bob", ELSEWHERE);

        RegistryAnswer answer = ana.disconnect("bob");

        assertThat(answer.is(Outcome.OK)).isTrue();
        assertThat(answer.notes()).containsExactly("bob was connected by another agent, which may connect it again");
    }
}
