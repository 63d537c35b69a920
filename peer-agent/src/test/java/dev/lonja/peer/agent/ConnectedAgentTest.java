package dev.lonja.peer.agent;

import dev.lonja.peer.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The operations of an agent that has connected its user, as the command loop and the server do. */
class ConnectedAgentTest implements AgentContract {
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.connecting(registry.port(), data);
        ana.register("ana");
        ana.register("bruno");
        ana.connect("ana");
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
}
