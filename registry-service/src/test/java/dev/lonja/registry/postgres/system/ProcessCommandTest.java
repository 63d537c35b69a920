package dev.lonja.registry.postgres.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aCommandWhoseCallerIsInterruptedEndsInOrder() throws IOException {
        var command = new ProcessCommand(List.of("sh", "-c", "cat >/dev/null; echo yes >ended"), folder);
        Thread.currentThread().interrupt();

        ProcessCommand.Result result = command.run(folder.resolve("output"), Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.succeeded()).isFalse();
        assertThat(folder.resolve("ended")).exists();
    }
}
