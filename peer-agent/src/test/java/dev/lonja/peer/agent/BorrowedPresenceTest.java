package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations of a single command, and how it gets its user connected. */
class BorrowedPresenceTest implements AgentContract {
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;

    @BeforeEach
    void register() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.borrowing("ana", registry.port(), data);
        ana.register("ana");
        ana.register("bruno");
        registry.requests().clear();
    }

    @AfterEach
    void close() {
        ana.close();
        registry.close();
    }

    @Override
    public FakeRegistry registry() {
        return registry;
    }

    @Override
    public TestAgent ana() {
        return ana;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path dataFolder() {
        return data;
    }

    @Test
    void connectsAUserForTheTimeOfTheRequest() {
        ana.listUsers();

        assertThat(registry.requests())
                .containsExactly("LIST_USERS ana", "CONNECT ana", "LIST_USERS ana", "DISCONNECT ana");
        assertThat(registry.listeningAtConnect()).containsExactly(true);
    }

    @Test
    void leavesThePresenceOfARunningAgentAlone() {
        registry.connect("ana", 20000);

        var answer = ana.publish(folder.resolve("a").toString(), "mine");

        assertThat(registry.requests()).containsExactly("PUBLISH ana " + folder.resolve("a") + " mine");
        assertThat(answer.notes()).anySatisfy(note -> assertThat(note).contains("an agent of this user is connected"));
    }

    @Test
    void leavesAnAgentAtAnotherAddressAlone() {
        registry.force(Operation.CONNECT, Outcome.ALREADY_CONNECTED);

        var answer = ana.listUsers();

        assertThat(answer.is(Outcome.NOT_CONNECTED)).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains("connected from another address");
        assertThat(registry.requests()).containsExactly("LIST_USERS ana", "CONNECT ana");
    }

    @Test
    void tellsThatTheUserIsNotRegistered() {
        ana.unregister("ana");

        assertThat(ana.listUsers().is(Outcome.NO_SUCH_USER)).isTrue();
    }

    @Test
    void connectsNobodyAfterItIsClosed() {
        ana.agent().close();

        assertThat(ana.listUsers().is(Outcome.FAILED)).isTrue();

        assertThat(registry.requests()).containsExactly("LIST_USERS ana");
    }
}
