package dev.lonja.registry.wire.classic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.requests.Answer;
import dev.lonja.registry.requests.PendingRequest;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.requests.Requests;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.ClassicClient;
import dev.lonja.registry.wire.WireListener;
import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time and reasons, with requests that are answered by the test. */
class ClassicExchangeTest {
    private static final KeyId KEY = new KeyId("ab".repeat(32));
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Long enough for some bytes to arrive in time on a busy machine. */
    private static final Duration FEW_BYTES = Duration.ofMillis(800);

    private final Vertx vertx = Vertx.vertx();
    private final Refusals refusals = new Refusals();
    private final FakeRequests requests = new FakeRequests();
    private ClassicReplies replies = new ClassicReplies(StatusForm.BYTE, ContentForm.DESCRIBED, () -> KEY);
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closesARequestThatArrivesTooSlowlyHoweverSteadily() {
        int port = serve(new ClassicTimeouts(LONG, FEW_BYTES, LONG, LONG, LONG));
        try (ClassicClient client = ClassicClient.open(port)) {
            List<Integer> sent = new ArrayList<>();
            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                if (ends.isEmpty() && sent.size() < 200) {
                    client.send(sent.isEmpty() ? "REGISTER|" : "x");
                    sent.add(1);
                }
                return !ends.isEmpty();
            });
            assertThat(sent).hasSizeGreaterThan(2);
            assertThat(refusals.of(Refusals.Reason.SLOW_REQUEST)).isEqualTo(1);
        }
    }

    @Test
    void givesUpOnAReaderThatReadsSteadilyButSlowly() {
        requests.answer = new Answer.Listing(EncodedReply.of(new byte[32 * 1024 * 1024]));
        int port = serve(new ClassicTimeouts(LONG, LONG, LONG, LONG, SHORT));
        try (ClassicClient slow = ClassicClient.open(port, 65536)) {
            slow.send("LIST_USERS|ana|");
            byte[] piece = new byte[16384];
            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                readSomething(slow, piece);
                return !ends.isEmpty();
            });
            assertThat(refusals.of(Refusals.Reason.SLOW_READER)).isEqualTo(1);
        }
    }

    @Test
    void failsARequestWhoseAnswerIsNotKnownInTimeAndDropsTheAnswerThatComesLate() {
        int port = serve(new ClassicTimeouts(LONG, LONG, SHORT, LONG, LONG));
        try (ClassicClient client = ClassicClient.open(port)) {
            assertThat(client.send("REGISTER|ana|").reply()).isEqualTo("<2>");
        }
        assertThat(requests.cancelled).hasSize(1);
        assertThat(refusals.of(Refusals.Reason.NO_ANSWER)).isEqualTo(1);
        requests.submitted.element().answer(Answer.of(Outcome.OK));
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void hasNoPlaceForTheReasonOfAFailure() {
        requests.answer = new Answer.Failed(Answer.Cause.BROKEN, "the database is gone");
        int port = serve(new ClassicTimeouts(LONG, LONG, LONG, LONG, LONG));
        try (ClassicClient client = ClassicClient.open(port)) {
            assertThat(client.send("PUBLISH|ana|/a|of words|").reply()).isEqualTo("<4>");
        }
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void cancelsTheRequestOfAClientThatLeaves() {
        int port = serve(new ClassicTimeouts(LONG, LONG, LONG, LONG, LONG));
        try (ClassicClient client = ClassicClient.open(port)) {
            client.send("REGISTER|ana|");
            await().until(() -> !requests.submitted.isEmpty());
            assertThat(requests.submitted.element().request()).isEqualTo(new Request.Register("ana"));
            client.reset();
        }
        await().until(() -> requests.cancelled.size() == 1);
    }

    @Test
    void answersWithTextStatuses() {
        replies = new ClassicReplies(StatusForm.TEXT, ContentForm.PAIRS, () -> KEY);
        int port = serve(new ClassicTimeouts(LONG, LONG, LONG, LONG, LONG));
        requests.answer = Answer.of(Outcome.NAME_IN_USE);
        try (ClassicClient client = ClassicClient.open(port)) {
            assertThat(new String(client.send("REGISTER|ana|").replyBytes(), UTF_8))
                    .isEqualTo("1\0");
        }
        try (ClassicClient client = ClassicClient.open(port)) {
            assertThat(new String(client.send("CONNECT|ana|http|").replyBytes(), UTF_8))
                    .isEqualTo("3\0");
        }
        requests.answer = new Answer.Listing(EncodedReply.of("\0001\0/a\0\0".getBytes(UTF_8)));
        try (ClassicClient client = ClassicClient.open(port)) {
            assertThat(new String(client.send("LIST_CONTENT|ana|ana|").replyBytes(), UTF_8))
                    .isEqualTo("0\0" + "1\0/a\0\0");
        }
    }

    private static void readSomething(ClassicClient client, byte[] piece) {
        try {
            assertThat(client.input().read(piece)).isNotZero();
        } catch (IOException reset) {
            // The connection was cut.
        }
    }

    private int serve(ClassicTimeouts timeouts) {
        WireListener listener = new WireListener() {
            @Override
            public void answered(AnsweredRequest answered) {
                outcomes.add(answered.outcome());
            }
        };
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            HostAddress from = HostAddress.of(InetAddress.getLoopbackAddress());
            Connection connection = new Connection((NetSocketInternal) socket, from, Linger.DEFAULT);
            var observers = new ClassicObservers(refusals, listener);
            connection.start(
                    new ClassicExchange(connection, requests, observers, replies, timeouts), () -> ends.add("ended"));
        });
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Answers at once, or never. */
    private static final class FakeRequests implements Requests {
        private final Queue<PendingRequest> submitted = new ConcurrentLinkedQueue<>();
        private final Queue<PendingRequest> cancelled = new ConcurrentLinkedQueue<>();
        private volatile Answer answer;

        @Override
        public boolean submit(PendingRequest pending) {
            submitted.add(pending);
            if (answer != null) {
                pending.answer(answer);
            }
            return true;
        }

        @Override
        public void cancel(PendingRequest pending) {
            cancelled.add(pending);
        }
    }
}
