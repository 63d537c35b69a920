package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.PreparedData;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnusedPort;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;

/** A registry that is killed during writes. After the next start it has every change that it acknowledged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurabilityIT {
    private static final int CLIENTS = 8;
    private static final int PUBLISHED_BEFORE_THE_END = 300;

    private Stage stage;
    private RegistryProgram registry;

    @BeforeAll
    void startRegistry() {
        stage = Stage.open("lonja-durability");
        registry = PreparedData.startRegistry(stage, "data", Map.of());
    }

    @AfterAll
    void stopEverything() {
        stage.close();
    }

    @RepeatedTest(3)
    void keepsEveryAcknowledgedPublishThroughKill9(RepetitionInfo repetition) throws Exception {
        String user = "writer-" + repetition.getCurrentRepetition();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        PlainSocketClient client = PlainSocketClient.classic(registry.port());
        assertThat(client.status("REGISTER", user)).isZero();
        assertThat(client.status("CONNECT", user, Integer.toString(UnusedPort.reserve())))
                .isZero();

        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            IntStream.range(0, CLIENTS)
                    .forEach(number -> clients.submit(() ->
                            publishUntilTheRegistryIsGone(client, user, "/file-of-" + number + "-", acknowledged)));
            await("enough is acknowledged")
                    .atMost(Program.TIMEOUT)
                    .until(() -> acknowledged.size() >= PUBLISHED_BEFORE_THE_END);
            registry.program().kill();
            clients.shutdown();
            assertThat(clients.awaitTermination(Program.TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }

        registry = stage.startRegistry("data", Map.of());
        PlainSocketClient again = PlainSocketClient.classic(registry.port());
        again.status("CONNECT", user, Integer.toString(UnusedPort.reserve()));
        List<String> listed = again.list(1, "LIST_CONTENT", user, user);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(PUBLISHED_BEFORE_THE_END);
        assertThat(listed).containsAll(acknowledged);
    }

    private static void publishUntilTheRegistryIsGone(
            PlainSocketClient client, String user, String prefix, Queue<String> acknowledged) {
        try {
            for (int number = 0; client.status("PUBLISH", user, prefix + number, "") == 0; number++) {
                acknowledged.add(prefix + number);
            }
        } catch (IOException gone) {
            // The registry was killed: this request was not acknowledged.
        }
    }
}
