package dev.lonja.peer.agent;

import dev.lonja.peer.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose user is ana; bruno is registered too. */
abstract class AgentFixture {
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;

    /** An agent whose user is ana, once ana is registered. */
    abstract TestAgent open(int registryPort, Path dataFolder);

    /** Brings the agent into the state in which ana's actions are performed. */
    abstract void begin(TestAgent ana);

    @BeforeEach
    void register() throws IOException {
        folder = folder.toRealPath();
        ana = open(registry.port(), data);
        ana.register("ana");
        ana.register("bruno");
        begin(ana);
        registry.requests().clear();
    }

    @AfterEach
    void close() {
        ana.close();
        registry.close();
    }

    FakeRegistry registry() {
        return registry;
    }

    TestAgent ana() {
        return ana;
    }

    /** An empty folder. */
    Path folder() {
        return folder;
    }

    /** The lines of the shared sets on disk. */
    String sharedByAna() throws IOException {
        if (!Files.isDirectory(data)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(data)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".list")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
