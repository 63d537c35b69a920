package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownNamesTest {
    private static final Action.ListUsers LISTING = new Action.ListUsers();
    private static final byte[] ONE_USER = "\0001\0bruno\00010.0.0.1\00020001\0".getBytes(StandardCharsets.UTF_8);
    private static final Result CARLA = new Result.Answered(
            LISTING, RegistryAnswer.of(new Reply.Users(List.of(new ConnectedUser("carla", "::1", 1)))));

    @TempDir
    private Path data;

    private static final byte[] ONE_FILE = "\0001\0/b\0".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofSeconds(20);

    private TestAgent agent;
    private long nanos;

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void asksTheRegistryOnceInAnInterval() {
        var asked = new AtomicInteger();
        try (var registry = new ScriptedServer(socket -> {
                    asked.incrementAndGet();
                    ScriptedServer.readStrings(socket, 2);
                    socket.getOutputStream().write(ONE_USER);
                });
                KnownNames known = known(registry, LONG)) {

            assertThat(known.of(LISTING)).containsExactly("bruno");
            nanos = TimeUnit.SECONDS.toNanos(4);
            assertThat(known.of(LISTING)).containsExactly("bruno");
            assertThat(asked).hasValue(1);

            nanos = TimeUnit.SECONDS.toNanos(5);
            assertThat(known.of(LISTING)).containsExactly("bruno");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void asksAgainForOwnFilesAfterAChange() {
        var own = new Action.ListContent("ana");
        var publish = new Action.Publish("/b", "");
        try (var registry = new ScriptedServer(socket -> {
                    ScriptedServer.readStrings(socket, 3);
                    socket.getOutputStream().write(ONE_FILE);
                });
                KnownNames known = known(registry, LONG)) {
            known.learn(own, new Result.Answered(own, RegistryAnswer.of(new Reply.Content(List.of()))));
            assertThat(known.of(own)).isEmpty();

            known.learn(publish, new Result.Answered(publish, RegistryAnswer.of(status())));

            assertThat(known.of(own)).containsExactly("/b");
        }
    }

    @Test
    void usesCachedNamesWhileTheRegistryIsSlow() {
        var mayAnswer = new CountDownLatch(1);
        try (var registry = new ScriptedServer(socket -> {
                    ScriptedServer.readStrings(socket, 2);
                    awaitQuietly(mayAnswer);
                    socket.getOutputStream().write(ONE_USER);
                });
                KnownNames known = known(registry, Duration.ofMillis(1))) {
            known.learn(LISTING, CARLA);
            nanos = TimeUnit.SECONDS.toNanos(5);

            assertThat(known.of(LISTING)).containsExactly("carla");
            assertThat(known.of(new Action.ListContent("carla")))
                    .as("while another listing is asked for")
                    .isEmpty();

            mayAnswer.countDown();
            await().untilAsserted(() -> assertThat(known.of(LISTING)).containsExactly("bruno"));
        }
    }

    @Test
    void asksForNothingAfterItIsClosed() {
        try (var registry = new ScriptedServer(ScriptedServer::keepOpen)) {
            KnownNames known = known(registry, LONG);
            known.close();
            known.learn(LISTING, CARLA);
            nanos = TimeUnit.SECONDS.toNanos(5);

            assertThat(known.of(LISTING)).containsExactly("carla");
        }
    }

    private KnownNames known(ScriptedServer registry, Duration timeout) {
        agent = TestAgent.borrowing("ana", registry.port(), data);
        var limits = new CompletionLimits(100, Duration.ofSeconds(5), timeout);
        return new KnownNames(agent.agent(), limits, () -> nanos);
    }

    private static Reply status() {
        return new Reply.Status(Operation.PUBLISH, Outcome.OK);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
