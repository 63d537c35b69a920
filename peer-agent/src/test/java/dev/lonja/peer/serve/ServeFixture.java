package dev.lonja.peer.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.Configs;
import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.upload.UploadCounters;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of the user ana for each test, with a folder and a registry in memory. */
abstract class ServeFixture {
    private static final ServeTimeouts TIMEOUTS = new ServeTimeouts(
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(8));

    final FakeRegistry registry = new FakeRegistry();
    final List<ServeLoop> loops = new ArrayList<>();
    final List<CompletableFuture<Void>> runs = new ArrayList<>();
    ServeStatus status = new ServeStatus();
    OpenCheck check = OpenCheck.of(Configs.of(ShareConfig.class));

    @TempDir
    Path temporary;

    /** The data folder of the agent. */
    Path data;

    /** The folder that is served, as it is named. */
    Path share;

    private final Vertx vertx = Vertx.vertx();
    private final List<TestAgent> agents = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = temporary.toRealPath();
        data = temporary.resolve("data");
        share = Files.createDirectory(temporary.resolve("share"));
    }

    @AfterEach
    void stop() {
        loops.forEach(ServeLoop::close);
        runs.forEach(run -> assertThat(run).succeedsWithin(10, TimeUnit.SECONDS));
        agents.forEach(TestAgent::close);
        registry.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    final void write(String name, String content) throws IOException {
        Path file = share.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Starts the server, and waits until it has begun. */
    final void start(String... more) {
        ServeLoop loop = loop(more);
        loops.add(loop);
        runs.add(CompletableFuture.runAsync(() -> {
            try {
                loop.run();
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }));
        await().until(() -> runs.getLast().isDone() || !status.moment().user().isEmpty());
    }

    /** A server that does not run yet. */
    final ServeLoop loop(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "lonja.peer.serve.user", "ana",
                "lonja.peer.serve.share", share.toString(),
                "lonja.peer.serve.presence-interval", "50ms",
                "lonja.peer.serve.health-host", "127.0.0.1"));
        settings.addAll(List.of(more));
        ServeConfig config = Configs.of(ServeConfig.class, settings.toArray(String[]::new));
        TestAgent agent = config.advertisePort()
                .map(port -> TestAgent.advertising(port, registry.port(), data))
                .orElseGet(() -> TestAgent.connecting(registry.port(), data));
        agents.add(agent);
        var health = new HealthServer(vertx, config, new UploadCounters(), new DownloadCounters());
        status = health.status();
        return new ServeLoop(config, TIMEOUTS, agent.agent(), health, check);
    }

    /** What the server answers to GET_FILE of that file: the status, and after OK the size and the content. */
    final String fetch(String name) throws IOException {
        int port = registry.portOf("ana").orElseThrow();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET_FILE\0" + share.resolve(name) + "\0").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** What {@link #fetch} returns for a file with that content. */
    static String ok(String content) {
        return "\0" + content.length() + "\0" + content;
    }

    /** The requests to the registry that begin with one of these words. */
    final List<String> requests(String... words) {
        return registry.requests().stream()
                .filter(request -> List.of(words).contains(request.split(" ", 2)[0]))
                .toList();
    }
}
