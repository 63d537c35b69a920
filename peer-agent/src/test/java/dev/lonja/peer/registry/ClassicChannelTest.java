package dev.lonja.peer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.UnusedPort;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests and their outcomes. */
class ClassicChannelTest extends ClassicChannelFixture {
    @Test
    void sendsTheRequestAndReturnsTheOutcomeOfItsRow() throws Exception {
        BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
        try (var server = new ScriptedServer(socket -> {
            requests.add(ScriptedServer.readStrings(socket, 2));
            send(socket, "\1");
        })) {
            RegistryAnswer answer = channel(server).ask(new Request.Register("ana"));

            assertThat(answer).isEqualTo(RegistryAnswer.of(new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE)));
            assertThat(requests.poll(10, TimeUnit.SECONDS)).containsExactly("REGISTER", "ana");
        }
    }

    @Test
    void putsTheDateAfterTheNameWhenAskedTo() throws Exception {
        BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
        try (var server = new ScriptedServer(socket -> {
            requests.add(ScriptedServer.readStrings(socket, 3));
            send(socket, "\0");
        })) {
            RegistryAnswer answer =
                    channel(server, "lonja.peer.registry.dated", "true").ask(new Request.Register("ana"));

            assertThat(answer.is(Outcome.OK)).isTrue();
            List<String> request = requests.poll(10, TimeUnit.SECONDS);
            assertThat(request.get(1)).matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d");
            assertThat(request.get(2)).isEqualTo("ana");
        }
    }

    @Test
    void doesNotWaitForAServerThatNeverClosesAfterAStatus() {
        try (var server = replying(2, false, true, "\0")) {
            ClassicChannel patient = channel(server, Timeouts.DEFAULT.withRead(Duration.ofHours(1)));

            assertThat(patient.ask(new Request.Register("ana")).is(Outcome.OK)).isTrue();
        }
    }

    @Test
    void takesAStatusOutsideTheRowForAFailure() {
        try (var server = replying(2, false, false, "\77")) {
            assertFailure(channel(server).ask(new Request.Register("ana")), "answered with text");
        }
    }

    @Test
    void failsWhenTheServerStaysSilent() {
        try (var server = replying(2, false, true, "")) {
            ClassicChannel hasty = channel(server, Timeouts.DEFAULT.withRead(Duration.ofMillis(100)));

            assertFailure(hasty.ask(new Request.Register("ana")), "no answer in time");
        }
    }

    @Test
    void failsWhenTheReplyDrips() {
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\0001000\0".getBytes(UTF_8));
            socket.setSoTimeout(1);
            while (true) {
                socket.getOutputStream().write('a');
                awaitTimeout(socket);
            }
        })) {
            ClassicChannel hasty = channel(server, Timeouts.DEFAULT.withReply(Duration.ofMillis(50)));

            assertFailure(hasty.ask(new Request.ListUsers("ana")), "no answer in time");
        }
    }

    @Test
    void givesAReplyMoreTimeTheMoreOfItHasCome() {
        Timeouts timeouts = Timeouts.DEFAULT.withReply(Duration.ofSeconds(30));

        assertThat(timeouts.replyOf(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(timeouts.replyOf(10 * Timeouts.BYTES_PER_SECOND)).isEqualTo(Duration.ofSeconds(40));
        assertThat(timeouts.forGoodbye().replyOf(1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        int port = UnusedPort.reserve();

        assertFailure(
                new ClassicChannel(config(port)).ask(new Request.Register("ana")),
                "registry localhost:" + port + ": Connection");
    }

    @Test
    void failsWhenTheHostIsUnknown() {
        var config = Configs.of(RegistryConfig.class, "lonja.peer.registry.host", "no-such-host.invalid");

        assertFailure(new ClassicChannel(config).ask(new Request.Register("ana")), "unknown host");
    }

    @Test
    void givesUpWhenCancelled() throws Exception {
        var asked = new CompletableFuture<Void>();
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            asked.complete(null);
            ScriptedServer.keepOpen(socket);
        })) {
            ClassicChannel channel = channel(server, Timeouts.DEFAULT.withRead(Duration.ofHours(1)));
            var answer = CompletableFuture.supplyAsync(() -> channel.ask(new Request.Register("ana")));
            asked.get(10, TimeUnit.SECONDS);

            channel.cancel();

            assertFailure(answer.get(10, TimeUnit.SECONDS), "registry localhost:" + server.port() + ": cancelled");
        }
    }

    private static void awaitTimeout(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } catch (SocketTimeoutException silence) {
            // The client waits for the next byte.
        }
    }
}
