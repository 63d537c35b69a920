package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server whose folder changes all the time, while it and its registry are killed. {@code -Dlonja.seed=N} repeats the
 * random choices of a run; {@code -Dlonja.soak=N} makes it N times as long.
 */
class ServeTrialIT {
    private static final long SEED = Long.getLong("lonja.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("lonja.soak", 1);
    private static final int FETCHES = 60;
    private static final int BURST = 300;

    private final Random random = new Random(SEED);
    private int complete;

    private static Stage stage;
    private static Listener bruno;
    private static RegistryProgram registry;

    @BeforeAll
    static void open() throws IOException {
        System.out.println("ServeTrialIT: -Dlonja.seed=" + SEED);
        stage = Stage.open("lonja-serve-trial");
        SharedRegistry.withoutUsers();
        registry = stage.startRegistry("registry", SharedRegistry.database());
        bruno = Listener.withoutFiles();
        assertThat(client().status("REGISTER", "bruno")).isZero();
        assertThat(client().status("CONNECT", "bruno", Integer.toString(bruno.port())))
                .isZero();
    }

    @AfterAll
    static void close() throws IOException {
        bruno.close();
        stage.close();
    }

    @Test
    void servesWholeStatesAndListsInTheEndWhatItServes() throws Exception {
        ChangingFolder folder = new ChangingFolder(stage.folder("share"), random);
        Program agent = serve();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                fetchWhileItChanges(folder, writer);
                restartRegistry();
                fetchWhileItChanges(folder, writer);
                agent.kill();
                agent = serve();
                fetchWhileItChanges(folder, writer);
                folder.burst(BURST);
            }
        }
        Map<String, byte[]> contents = folder.contents();
        await().atMost(Program.TIMEOUT).ignoreExceptions().until(() -> listed().equals(List.copyOf(contents.keySet())));

        PlainSocketClient peer = PlainSocketClient.classic(listenerPort());
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            assertThat(peer.content(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
        assertThat(complete).as("fetches during the changes").isPositive();
        assertThat(agent.isRunning()).as("%s", agent.result()).isTrue();
        assertThat(agent.stop().exitCode()).as("%s", agent.result()).isEqualTo(143);
        assertThat(client().list(3, "LIST_USERS", "bruno")).doesNotContain("ana");
    }

    private static Program serve() {
        return stage.launchAgent(
                "ana",
                registry.port(),
                Map.of(),
                "serve",
                "-u",
                "ana",
                "--share",
                stage.folder("share").toString());
    }

    private static void restartRegistry() {
        registry.program().kill();
        Map<String, String> settings = new HashMap<>(SharedRegistry.database());
        settings.put("LONJA_REGISTRY_PORT", Integer.toString(registry.port()));
        registry = stage.startRegistry("registry", settings);
    }

    /** Fetches files one after the other; each fetch runs beside some changes. What fails is not wrong, a mixture is. */
    private void fetchWhileItChanges(ChangingFolder folder, ExecutorService writer) throws Exception {
        await().atMost(Program.TIMEOUT).ignoreExceptions().until(() -> !listed().isEmpty() && listenerPort() > 0);
        for (int fetch = 0; fetch < FETCHES; fetch++) {
            Future<?> changes = writer.submit(() -> {
                folder.change();
                folder.change();
            });
            fetchOne(folder);
            changes.get();
        }
    }

    private void fetchOne(ChangingFolder folder) throws IOException {
        List<String> paths;
        byte[] content;
        String path;
        try {
            paths = listed();
            path = paths.get(random.nextInt(Math.max(1, paths.size())));
            content = PlainSocketClient.classic(listenerPort()).content(path);
        } catch (IOException | IndexOutOfBoundsException refusedOrCut) {
            return;
        }
        complete++;
        assertThat(folder.isState(path, content))
                .as("%s is a state of the file, seed %d", path, SEED)
                .isTrue();
    }

    private static List<String> listed() throws IOException {
        return client().list(1, "LIST_CONTENT", "bruno", "ana").stream()
                .map(entry -> entry.split(" ", 2)[0])
                .toList();
    }

    /** The port of ana's listener, 0 while she is not connected. */
    private static int listenerPort() throws IOException {
        List<String> users = client().list(3, "LIST_USERS", "bruno");
        int at = users.indexOf("ana");
        return at < 0 ? 0 : Integer.parseInt(users.get(at + 2));
    }

    private static PlainSocketClient client() {
        return PlainSocketClient.classic(registry.port());
    }
}
