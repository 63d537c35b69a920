package dev.lonja.peer.agent;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.download.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent with a file, at a registry that knows ana and bob. */
abstract class AgentWithFileFixture {
    @TempDir
    Path folder;

    FakeRegistry registry;
    TestAgent ana;
    Path file;
    Path copy;

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        file = Files.writeString(folder.resolve("file"), "hello");
        copy = folder.resolve("copy");
        registry = new FakeRegistry();
        ana = TestAgent.connecting(registry.port(), folder.resolve("data"));
        ana.register("ana");
        ana.register("bob");
        registry.requests().clear();
    }

    @AfterEach
    void stop() throws Exception {
        ana.close();
        registry.close();
    }

    Download fetchOwn() {
        return ana.getFile("ana", file.toString(), copy.toString());
    }
}
