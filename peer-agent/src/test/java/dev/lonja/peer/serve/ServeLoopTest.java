package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.Configs;
import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.upload.UploadCounters;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeLoopTest {
    private static final ServeTimeouts TIMEOUTS = new ServeTimeouts(
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(8));

    private final Vertx vertx = Vertx.vertx();
    private final FakeRegistry registry = new FakeRegistry();
    private final List<CompletableFuture<Void>> runs = new ArrayList<>();
    private final List<TestAgent> agents = new ArrayList<>();
    private final List<ServeLoop> loops = new ArrayList<>();
    private ServeStatus status = new ServeStatus();

    @TempDir
    Path temporary;

    private Path share;
    private int healthPort;

    @BeforeEach
    void makeFolder() throws IOException {
        share = Files.createDirectory(temporary.resolve("share")).toRealPath();
        try (ServerSocket free = new ServerSocket(0)) {
            healthPort = free.getLocalPort();
        }
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

    @Test
    void publishesWhatLiesBelowTheFolder() throws IOException {
        write("film.mkv", "12345");
        write("film.mkv.lonja", "A long film\nand more");
        write("music/song.ogg", "1");
        write(".hidden", "");
        write("two words.txt", "");
        Files.createSymbolicLink(share.resolve("inside"), share.resolve("film.mkv"));
        Files.createSymbolicLink(share.resolve("outside"), Files.writeString(temporary.resolve("secret"), "secret"));

        start("lonja.peer.serve.description", "{name} in '{folder}', {size} bytes");

        await().until(status::isReady);
        assertThat(registry.filesOf("ana"))
                .isEqualTo(Map.of(
                        share + "/film.mkv", "A long film",
                        share + "/inside", "inside in '', 5 bytes",
                        share + "/music/song.ogg", "song.ogg in 'music', 1 bytes"));
        assertThat(status.moment().skipped()).isEqualTo(2);
    }

    @Test
    void followsTheFolder() throws IOException {
        write("old", "1");
        start();
        await().until(status::isReady);

        write("new/one", "1");
        await().until(() -> registry.filesOf("ana").containsKey(share + "/new/one"));
        write("new/two", "1");
        await().until(() -> registry.filesOf("ana").containsKey(share + "/new/two"));
        Files.move(share.resolve("old"), share.resolve("renamed"));
        await().until(() -> registry.filesOf("ana").containsKey(share + "/renamed"));
        Files.delete(share.resolve("new/one"));

        await().untilAsserted(() ->
                assertThat(registry.filesOf("ana")).containsOnlyKeys(share + "/new/two", share + "/renamed"));
    }

    @Test
    void deletesFilesThatDisappearedWhileItWasStopped() throws IOException {
        write("kept", "1");
        write("gone", "1");
        start();
        await().until(status::isReady);
        loops.getFirst().close();
        Files.delete(share.resolve("gone"));
        write("changed.lonja", "now described");
        write("changed", "1");

        start();

        await().until(status::isReady);
        assertThat(registry.filesOf("ana")).isEqualTo(Map.of(share + "/kept", "", share + "/changed", "now described"));
    }

    @Test
    void connectsAgainWhenTheRegistryHasLostTheUser() throws IOException {
        write("file", "1");
        start();
        await().until(status::isReady);

        registry.losePresenceOf("ana");

        await().until(() -> registry.portOf("ana").isPresent() && status.isReady());
    }

    @Test
    void triesUntilTheRegistryAnswers() throws IOException {
        write("file", "1");
        registry.force(Operation.CONNECT, Outcome.FAILED);
        start();
        await().until(() -> registry.requests().stream()
                        .filter(request -> request.startsWith("CONNECT"))
                        .count()
                >= 3);
        assertThat(status.isReady()).isFalse();

        registry.obeyAgain();

        await().until(status::isReady);
    }

    @Test
    void connectsWithTheAdvertisedPortAndDisconnectsAtTheEnd() {
        start("lonja.peer.serve.advertise-port", "4711");
        await().until(status::isReady);
        assertThat(registry.portOf("ana")).contains(4711);

        loops.getFirst().close();

        assertThat(registry.portOf("ana")).isEmpty();
        assertThat(registry.requests()).last().isEqualTo("DISCONNECT ana");
    }

    @Test
    void answersHealthAndMetrics() throws Exception {
        registry.force(Operation.CONNECT, Outcome.FAILED);
        write("file", "1");
        start("lonja.peer.serve.health-port", Integer.toString(healthPort));
        await().until(() -> registry.requests().contains("CONNECT ana"));
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);

        registry.obeyAgain();

        await().until(() -> get("/q/health/ready").statusCode() == 200);
        assertThat(get("/q/health/ready").body()).contains("\"status\":\"UP\"", "\"files\":1");
        assertThat(get("/q/metrics").body()).contains("\nlonja_peer_connected 1.0\n", "\nlonja_peer_files 1.0\n");
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = share.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "lonja.peer.serve.user", "ana",
                "lonja.peer.serve.share", share.toString(),
                "lonja.peer.serve.presence-interval", "50ms",
                "lonja.peer.serve.health-host", "127.0.0.1"));
        settings.addAll(List.of(more));
        ServeConfig config = Configs.of(ServeConfig.class, settings.toArray(String[]::new));
        Path data = temporary.resolve("data");
        TestAgent agent = config.advertisePort()
                .map(port -> TestAgent.advertising(port, registry.port(), data))
                .orElseGet(() -> TestAgent.connecting(registry.port(), data));
        agents.add(agent);
        var health = new HealthServer(vertx, config, new UploadCounters(), new DownloadCounters());
        status = health.status();
        ServeLoop loop =
                new ServeLoop(config, TIMEOUTS, agent.agent(), health, OpenCheck.of(Configs.of(ShareConfig.class)));
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
}
