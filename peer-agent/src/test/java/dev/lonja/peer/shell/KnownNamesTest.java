package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private static final Request.ListUsers LISTING = new Request.ListUsers("ana");
    private static final byte[] ONE_USER = "\0001\0bruno\00010.0.0.1\00020001\0".getBytes(StandardCharsets.UTF_8);
    private static final Reply CARLA = new Reply.Users(List.of(new ConnectedUser("carla", "::1", 1)));

    private long nanos;

    @Test
    void asksTheRegistryOnceInAnInterval() {
        var asked = new AtomicInteger();
        try (var registry = new ScriptedServer(socket -> {
                    asked.incrementAndGet();
                    ScriptedServer.readStrings(socket, 2);
                    socket.getOutputStream().write(ONE_USER);
                });
                KnownNames known = known(registry, "20s")) {

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
    void asksAgainWhenWhatItKnewIsForgotten() {
        try (var registry = new ScriptedServer(socket -> {
                    ScriptedServer.readStrings(socket, 2);
                    socket.getOutputStream().write(ONE_USER);
                });
                KnownNames known = known(registry, "20s")) {
            known.remember(LISTING, CARLA);
            assertThat(known.of(LISTING)).containsExactly("carla");

            known.forget(LISTING);

            assertThat(known.of(LISTING)).containsExactly("bruno");
        }
    }

    @Test
    void takesWhatIsKnownWhenTheRegistryIsSlowAndLearnsTheRestLater() {
        var mayAnswer = new CountDownLatch(1);
        try (var registry = new ScriptedServer(socket -> {
                    ScriptedServer.readStrings(socket, 2);
                    awaitQuietly(mayAnswer);
                    socket.getOutputStream().write(ONE_USER);
                });
                KnownNames known = known(registry, "1ms")) {
            known.remember(LISTING, CARLA);
            nanos = TimeUnit.SECONDS.toNanos(5);

            assertThat(known.of(LISTING)).containsExactly("carla");
            assertThat(known.of(new Request.ListContent("ana", "carla")))
                    .as("while another listing is asked for")
                    .isEmpty();

            mayAnswer.countDown();
            await().untilAsserted(() -> assertThat(known.of(LISTING)).containsExactly("bruno"));
        }
    }

    @Test
    void asksForNothingOnceItIsClosed() {
        try (var registry = new ScriptedServer(ScriptedServer::keepOpen)) {
            KnownNames known = known(registry, "20s");
            known.close();
            known.remember(LISTING, CARLA);
            nanos = TimeUnit.SECONDS.toNanos(5);

            assertThat(known.of(LISTING)).containsExactly("carla");
        }
    }

    private KnownNames known(ScriptedServer registry, String patience) {
        var channel = new ClassicChannel(
                Configs.of(RegistryConfig.class, "lonja.peer.registry.port", Integer.toString(registry.port())));
        var config = Configs.of(ShellConfig.class, "lonja.peer.shell.completion.patience", patience);
        return new KnownNames(channel, config, () -> nanos);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
