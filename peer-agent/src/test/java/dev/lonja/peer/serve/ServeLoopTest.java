package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.UnusedPort;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeLoopTest extends ServeFixture {
    private int healthPort;

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
                        share + "/music/song.ogg", "song.ogg in 'music', 1 bytes",
                        share + "/two%20words.txt", "two words.txt in '', 0 bytes"));
        assertThat(status.moment().skipped()).isEqualTo(1);
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
    void leavesTheUserToAnotherAgentAndDoesNotDisconnectIt() {
        registry.connect("ana", 4711);
        start();
        await().until(() -> count("CONNECT ana") >= 3);

        loops.getFirst().close();

        assertThat(registry.portOf("ana")).contains(4711);
        assertThat(count("DISCONNECT ana")).isZero();
    }

    @Test
    void publishesEverythingAgainForAUserWhoWasRemoved() throws IOException {
        write("file", "1");
        start();
        await().until(status::isReady);

        registry.removeUser("ana");

        await().until(() -> registry.filesOf("ana").containsKey(share + "/file"));
    }

    @Test
    void doesNotPublishAgainWhatSomebodyElseRemovedUntilItChanges() throws IOException {
        write("kept", "1");
        write("removed", "1");
        start("lonja.peer.serve.reconcile-interval", "50ms");
        await().until(status::isReady);

        registry.takeDown("ana", share + "/removed");
        long asked = count("LIST_CONTENT ana ana");
        await().until(() -> count("LIST_CONTENT ana ana") >= asked + 3);

        assertThat(registry.filesOf("ana")).containsOnlyKeys(share + "/kept");
        write("removed", "another content");
        await().until(() -> registry.filesOf("ana").containsKey(share + "/removed"));
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
        healthPort = UnusedPort.reserve();
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

    private long count(String request) {
        return registry.requests().stream().filter(request::equals).count();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
