package dev.lonja.peer.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.registry.RegistryAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is connected as ana to a registry of its own, and a folder for the files that it publishes. */
abstract class PublishingFixture {
    final FakeRegistry registry = new FakeRegistry();

    @TempDir
    Path folder;

    @TempDir
    Path data;

    TestAgent ana;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.connecting(registry.port(), data);
        ana.register("ana");
        ana.connect("ana");
    }

    @AfterEach
    void stop() {
        ana.close();
        registry.close();
    }

    final Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "hello");
    }

    final RegistryAnswer publish(String typed) {
        return ana.publish(typed, "");
    }

    final RegistryAnswer delete(String typed) {
        return ana.delete(typed);
    }

    final void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
