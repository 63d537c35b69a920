package dev.lonja.peer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicChannelTest {
    private static final String DESCRIBED = "\0002\0/a the first\0/b\0";
    private static final String PAIRS = "\0002\0/a\0the first\0/b\0\0";

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
    void readsAReplyThatComesByteByByte() {
        try (var server = replying(2, true, false, "\0002\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0")) {
            RegistryAnswer answer = channel(server).ask(new Request.ListUsers("ana"));

            assertThat(answer.reply())
                    .isEqualTo(new Reply.Users(List.of(
                            new ConnectedUser("ana", "10.0.0.1", 20001),
                            new ConnectedUser("bob", "127.0.0.1", 20002))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DESCRIBED, PAIRS})
    void readsEveryFormOfAContentListingFromAServerThatCloses(String listing) {
        try (var server = replying(3, true, false, listing)) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", "the first"), new PublishedFile("/b", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DESCRIBED, PAIRS})
    void readsEveryFormOfAContentListingFromAServerThatNeverCloses(String listing) {
        try (var server = replying(3, false, true, listing)) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", "the first"), new PublishedFile("/b", ""));
        }
    }

    @Test
    void readsAContentListingOfNamesAlone() {
        try (var server = replying(3, false, false, "\0002\0/a\0/b\0")) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", ""), new PublishedFile("/b", ""));
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

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0002", "\0002\0ana\0", "\000x\0", "\0-1\0", "\00099999999999999999999\0"})
    void failsWhenTheListingIsNotWhole(String bytes) {
        try (var server = replying(2, false, false, bytes)) {
            assertFailure(channel(server).ask(new Request.ListUsers("ana")), "registry localhost:" + server.port());
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
        int port;
        try (var closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

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
    void refusesAListingLongerThanItsLimits() {
        try (var server = replying(2, false, false, "\0002\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0")) {
            ClassicChannel fewEntries = channel(server, new ReplyLimits(1000, 1));
            ClassicChannel fewBytes = channel(server, new ReplyLimits(20, 1000));

            assertFailure(fewEntries.ask(new Request.ListUsers("ana")), "is not a number from 0 to 1");
            assertFailure(fewBytes.ask(new Request.ListUsers("ana")), "longer than 20 bytes");
        }
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

            assertThat(answer.get(10, TimeUnit.SECONDS).is(Outcome.FAILED)).isTrue();
        }
    }

    private static ScriptedServer replying(int strings, boolean byteByByte, boolean keepOpen, String bytes) {
        return new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, strings);
            if (byteByByte) {
                for (byte next : bytes.getBytes(UTF_8)) {
                    socket.getOutputStream().write(next);
                }
            } else {
                send(socket, bytes);
            }
            if (keepOpen) {
                ScriptedServer.keepOpen(socket);
            }
        });
    }

    private static void awaitTimeout(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } catch (SocketTimeoutException silence) {
            // The client waits for the next byte.
        }
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
    }

    private static List<PublishedFile> content(ClassicChannel channel) {
        return ((Reply.Content)
                        channel.ask(new Request.ListContent("ana", "bob")).reply())
                .files();
    }

    private static void assertFailure(RegistryAnswer answer, String reason) {
        assertThat(answer.is(Outcome.FAILED)).as(answer.toString()).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains(reason);
    }

    private static ClassicChannel channel(ScriptedServer server, String... settings) {
        return new ClassicChannel(config(server.port(), settings));
    }

    private static ClassicChannel channel(ScriptedServer server, Timeouts timeouts) {
        return new ClassicChannel(config(server.port()), timeouts);
    }

    private static ClassicChannel channel(ScriptedServer server, ReplyLimits limits) {
        return new ClassicChannel(config(server.port()), Timeouts.DEFAULT, limits);
    }

    private static RegistryConfig config(int port, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("lonja.peer.registry.port", Integer.toString(port)));
        return Configs.of(RegistryConfig.class, all.toArray(String[]::new));
    }
}
