package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The operations of a single command, and how it gets its user connected. */
class BorrowedPresenceTest extends AgentContract {
    @Override
    TestAgent open(int registryPort, Path dataFolder) {
        return TestAgent.borrowing("ana", registryPort, dataFolder);
    }

    @Override
    void begin(TestAgent ana) {}

    @Test
    void connectsAUserForTheTimeOfTheRequest() {
        ana().listUsers();

        assertThat(registry().requests())
                .containsExactly("LIST_USERS ana", "CONNECT ana", "LIST_USERS ana", "DISCONNECT ana");
        assertThat(registry().listeningAtConnect()).containsExactly(true);
    }

    @Test
    void leavesThePresenceOfARunningAgentAlone() {
        registry().connect("ana", 20000);

        var answer = ana().publish(folder().resolve("a").toString(), "mine");

        assertThat(registry().requests()).containsExactly("PUBLISH ana " + folder().resolve("a") + " mine");
        assertThat(answer.notes()).anySatisfy(note -> assertThat(note).contains("an agent of this user is connected"));
    }

    @Test
    void leavesAnAgentAtAnotherAddressAlone() {
        registry().force(Operation.CONNECT, Outcome.ALREADY_CONNECTED);

        var answer = ana().listUsers();

        assertThat(answer.is(Outcome.NOT_CONNECTED)).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains("connected from another address");
        assertThat(registry().requests()).containsExactly("LIST_USERS ana", "CONNECT ana");
    }

    @Test
    void tellsThatTheUserIsNotRegistered() {
        ana().unregister("ana");

        assertThat(ana().listUsers().is(Outcome.NO_SUCH_USER)).isTrue();
    }

    @Test
    void connectsNobodyAfterItIsClosed() {
        ana().agent().close();

        assertThat(ana().listUsers().is(Outcome.FAILED)).isTrue();

        assertThat(registry().requests()).containsExactly("LIST_USERS ana");
    }

    @Test
    void leavesANamesakeConnectedWhoCameFirst() {
        registry().beForeign();
        registry().connect("ana", 4711);
        registry().force(Operation.LIST_CONTENT, Outcome.NOT_CONNECTED);

        assertThat(ana().listContent("bruno").is(Outcome.NOT_CONNECTED)).isTrue();
        ana().agent().close();

        assertThat(registry().portOf("ana")).contains(4711);
    }
}
