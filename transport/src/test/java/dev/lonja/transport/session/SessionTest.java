package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.frame.TestFrames;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The side that was dialled, as a client of raw frames sees it. */
class SessionTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int SMALL = 200;

    private SessionServer server = SessionServer.usual();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersManyRequestsAndSomeBeforeOthers() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            client.request(-1, "echo b");
            client.request(3, "hold c");

            assertThat(client.next()).isEqualTo("REPLY -1 b");
            await().until(() -> server.held.size() == 2);
            server.answer("hold c", "C");
            assertThat(client.next()).isEqualTo("REPLY 3 C");
            server.answer("hold a", "A");
            assertThat(client.next()).isEqualTo("REPLY 2 A");
        }
        assertThat(server.events).contains("requested hold a", "requested echo b", "requested hold c");
    }

    @Test
    void takesAnIdAgainOnceItIsAnswered() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            for (int turn = 0; turn < 3; turn++) {
                client.request(2, "echo " + turn);
                assertThat(client.next()).isEqualTo("REPLY 2 " + turn);
            }
        }
    }

    @Test
    void readsFramesThatArriveInSingleBytes() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            for (byte each : TestFrames.frame(TestFrames.REQUEST, 2, "echo split")) {
                client.raw(new byte[] {each});
            }
            assertThat(client.next()).isEqualTo("REPLY 2 split");
        }
    }

    @Test
    void letsNothingHappenBeforeHelloIsAnswered() throws IOException {
        server.holdHello();
        try (FrameClient client = server.connect()) {
            client.request(1, "HELLO");
            client.request(2, "echo after");
            client.send(TestFrames.EVENT, 0, "early");
            await().until(() -> server.held.containsKey("HELLO"));
            assertThat(server.events).containsExactly("requested HELLO");

            server.inSession(session -> session.establish(SessionServer.terms(LONG, false)));
            server.answer("HELLO", "ok");
            assertThat(client.next()).isEqualTo("REPLY 1 ok");
            assertThat(client.next()).isEqualTo("REPLY 2 after");
            await().until(() -> server.events.contains("event early"));
        }
    }

    @Test
    void endsAfterAHelloThatIsRefused() throws IOException {
        server.holdHello();
        try (FrameClient client = server.connect()) {
            client.request(1, "HELLO");
            client.request(2, "echo after");
            await().until(() -> server.held.containsKey("HELLO"));
            server.answer("HELLO", "no");
            server.inSession(session -> session.end(Bye.of(ByeReason.PROTOCOL, "HELLO was refused")));

            assertThat(client.next()).isEqualTo("REPLY 1 no");
            assertThat(client.next()).isEqualTo("BYE 0 protocol HELLO was refused\0\0");
            assertThat(client.next()).isEqualTo("end");
        }
        assertThat(server.events).doesNotContain("requested echo after");
    }

    @Test
    void endsWithoutAHelloInTime() throws IOException {
        restart(SessionLimits.DEFAULT, SessionServer.terms(LONG, false), Duration.ofMillis(50));
        try (FrameClient client = server.connect()) {
            assertThat(client.next()).isEqualTo("BYE 0 silent no HELLO in time\0\0");
            assertThat(client.next()).isEqualTo("end");
        }
    }

    @Test
    void allowsLittleBeforeHello() throws IOException {
        assertThat(byeAfter(TestFrames.header(4097, TestFrames.REQUEST, 1)))
                .contains("too-large")
                .contains("the limit is 4096");
        assertThat(byeAfter(TestFrames.header(4097, TestFrames.DATA, 1))).contains("too-large");
        assertThat(byeAfter(TestFrames.header(4097, 0x80, 1))).contains("too-large");
        assertThat(byeAfter(TestFrames.frame(TestFrames.EVENT, 0, "early"))).contains("protocol an EVENT before HELLO");
        assertThat(byeAfter(TestFrames.frame(TestFrames.REPLY, 1, "x"))).contains("protocol REPLY of a request");
    }

    @Test
    void allowsMoreOnceHelloIsAnswered() throws IOException {
        String largest = "x".repeat(64 * 1024 - "echo ".length());
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "echo " + largest);

            assertThat(client.next()).isEqualTo("REPLY 2 " + largest);
        }
    }

    @Test
    void endsWithAByeWhenARuleOfFramesIsBroken() throws IOException {
        assertThat(byeAfterHello(TestFrames.header(65537, TestFrames.REQUEST, 2)))
                .contains("too-large");
        assertThat(byeAfterHello(TestFrames.header(1048577, 0x80, 2))).contains("too-large");
        assertThat(byeAfterHello(TestFrames.frame(7, 0, ""))).contains("protocol unknown kind 0x07");
        assertThat(byeAfterHello(TestFrames.frame(TestFrames.REQUEST, 0, "echo x")))
                .contains("protocol a REQUEST with the id 0");
        assertThat(byeAfterHello(TestFrames.frame(TestFrames.REPLY, 2, "x")))
                .contains("protocol REPLY of a request that is not open: 2");
        assertThat(byeAfterHello(TestFrames.frame(TestFrames.MORE, 2, "x"))).contains("protocol MORE");
        assertThat(byeAfterHello(TestFrames.header(5, TestFrames.DATA, 2))).contains("protocol DATA");
        assertThat(byeAfterHello(TestFrames.frame(TestFrames.EVENT, 2, "x")))
                .contains("protocol an EVENT with the id 2");
    }

    @Test
    void endsWhenAnOpenIdIsUsedAgain() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            client.request(2, "hold b");

            assertThat(client.next()).isEqualTo("BYE 0 protocol a REQUEST with the id 2\0\0");
        }
        await().until(() -> server.events.contains("cancelled hold a"));
    }

    @Test
    void skipsKindsOfLaterEditionsAndIgnoresCancelsOfNothing() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.send(0x80, 3, "later");
            client.send(0xff, 0, "");
            client.send(TestFrames.CANCEL, 9, "");
            client.send(TestFrames.CANCEL, 0, "");
            client.request(2, "echo x");

            assertThat(client.next()).isEqualTo("REPLY 2 x");
        }
    }

    @Test
    void tellsThatARequestIsCancelledAndStillAnswersIt() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            client.send(TestFrames.CANCEL, 2, "");
            client.send(TestFrames.CANCEL, 2, "");
            await().until(() -> server.events.contains("cancelled hold a"));
            server.answer("hold a", "cancelled");

            assertThat(client.next()).isEqualTo("REPLY 2 cancelled");
        }
        assertThat(server.events).containsOnlyOnce("cancelled hold a");
    }

    @Test
    void endsWhenTooManyRequestsAreOpen() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            for (int id = 2; id < 258; id++) {
                client.request(id, "hold " + id);
            }
            await().until(() -> server.held.size() == 256);
            server.answer("hold 2", "done");
            assertThat(client.next()).isEqualTo("REPLY 2 done");
            client.request(258, "hold 258");
            client.request(259, "hold 259");

            assertThat(client.next()).isEqualTo("BYE 0 too-many more than 256 requests are open\0\0");
        }
        assertThat(server.held).containsKey("hold 258").doesNotContainKey("hold 259");
    }

    @Test
    void countsRepliesThatAreNotTakenAsOpenRequests() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "rows 500");
            await().until(() -> server.rowsMade() > 0);
            byte[] ping = TestFrames.frame(TestFrames.REQUEST, 3, "echo x");
            for (int count = 0; count < 300; count++) {
                client.raw(ping);
            }
            await().until(() -> server.events.stream().anyMatch(each -> each.contains("too-many")));
        }
    }

    @Test
    void makesRowsAsTheyAreTaken() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "rows 1000");
            await().until(() -> server.rowsMade() > 0);
            client.request(3, "echo x");
            await().until(() -> server.events.contains("requested echo x"));
            assertThat(server.rowsMade()).isLessThan(1000);

            List<String> kinds = new ArrayList<>();
            for (String frame = client.next(); !frame.startsWith("REPLY 2"); frame = client.next()) {
                kinds.add(frame.substring(0, 7));
            }
            assertThat(kinds.stream().filter("MORE 2 "::equals).count()).isEqualTo(1000);
            assertThat(kinds).contains("REPLY 3");
        }
    }

    @Test
    void endsForAReaderThatTakesNothing() throws IOException {
        restart(
                limits(SessionLimits.DEFAULT.maxEventBytes(), Duration.ofMillis(100)),
                SessionServer.terms(LONG, false),
                LONG);
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "rows 1000");

            await().until(() -> server.events.stream().anyMatch(each -> each.contains("slow-reader")));
            await().until(() -> server.events.contains("over"));
            assertThat(client.socket().isClosed()).isFalse();
        }
    }

    @Test
    void replacesEventsBeyondTheLimitByOneResyncAWatch() throws IOException {
        restart(limits(SMALL, LONG), SessionServer.terms(LONG, false), LONG);
        try (FrameClient client = server.connect().greet()) {
            server.inSession(session -> {
                for (int count = 0; count < 100; count++) {
                    session.event(7, "PUBLISHED 7".getBytes());
                    session.event(8, "PUBLISHED 8".getBytes());
                    session.event(0, "PUBLISHED 0".getBytes());
                }
            });
            List<String> frames = new ArrayList<>();
            do {
                frames.add(client.next());
            } while (!frames.contains("EVENT 0 RESYNC 7") || !frames.contains("EVENT 0 RESYNC 8"));

            assertThat(frames).containsOnlyOnce("EVENT 0 RESYNC 7").containsOnlyOnce("EVENT 0 RESYNC 8");
            assertThat(frames.size()).isLessThan(20);
            server.inSession(session -> session.event(7, "PUBLISHED again".getBytes()));
            assertThat(client.next()).isEqualTo("EVENT 0 PUBLISHED again");
        }
    }

    @Test
    void endsAfterThreeHeartbeatsOfSilence() throws IOException {
        restart(SessionLimits.DEFAULT, SessionServer.terms(Duration.ofMillis(20), false), LONG);
        try (FrameClient client = server.connect().greet()) {
            assertThat(client.next()).isEqualTo("BYE 0 silent nothing came for three heartbeats\0\0");
            assertThat(client.next()).isEqualTo("end");
        }
    }

    @Test
    void sendsHeartbeatsWhenItSendsNothingElse() throws IOException {
        restart(SessionLimits.DEFAULT, SessionServer.terms(Duration.ofMillis(200), true), LONG);
        try (FrameClient client = server.connect().greet()) {
            assertThat(client.next()).isEqualTo("REQUEST 1 PING");
            client.send(TestFrames.REPLY, 1, "\0");
            assertThat(client.next()).isEqualTo("REQUEST 2 PING");
        }
    }

    @Test
    void servesOnWhileItDrainsAndThenSaysWhenToComeBack() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            server.inSession(session -> session.connection().stop());
            assertThat(client.next()).isEqualTo("EVENT 0 DRAINING");
            client.request(2, "echo x");
            assertThat(client.next()).isEqualTo("REPLY 2 x");
            assertThat(client.next()).matches("BYE 0 stopping\0[0-5]\0");
            assertThat(client.next()).isEqualTo("end");
        }
    }

    @Test
    void knowsWhetherTheOtherSideHasLeftInOrder() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            client.send(TestFrames.BYE, 0, "stopping\0\0");
            assertThat(client.next()).isEqualTo("end");
        }
        await().until(() -> server.events.contains("over"));
        assertThat(server.events)
                .containsSubsequence(
                        "cancelled hold a", "ended Left[bye=Bye[text=stopping, retrySeconds=OptionalLong.empty]]");
    }

    @Test
    void knowsThatTheConnectionBroke() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            await().until(() -> server.held.size() == 1);
        }
        await().until(() -> server.events.contains("over"));
        assertThat(server.events).containsSubsequence("cancelled hold a", "ended Lost[]");
    }

    @Test
    void requestsOfTheOtherSideWhatItAllows() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            RecordedReply reply = new RecordedReply();
            server.inSession(session -> {
                OutgoingRequest request = session.request("GET".getBytes(), reply);
                request.expectData(5);
            });
            assertThat(client.next()).isEqualTo("REQUEST 1 GET");
            client.send(TestFrames.MORE, 1, "5");
            client.send(TestFrames.DATA, 1, "abc");
            client.send(TestFrames.DATA, 1, "de");
            client.send(TestFrames.REPLY, 1, "done");
            await().until(() -> reply.events.contains("reply done"));
            assertThat(reply.events.getFirst()).isEqualTo("more 5");
            assertThat(reply.data()).isEqualTo("abcde");
        }
    }

    @Test
    void endsForMoreDataThanAnnounced() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            RecordedReply reply = new RecordedReply();
            server.inSession(session -> session.request("GET".getBytes(), reply).expectData(5));
            client.next();
            client.raw(TestFrames.header(6, TestFrames.DATA, 1));

            assertThat(client.next()).isEqualTo("BYE 0 protocol more DATA than announced, of the request 1\0\0");
            await().until(() -> reply.events.contains("lost"));
        }
    }

    @Test
    void keepsRequestsBackThatTheOtherSideDoesNotAllowYet() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            RecordedReply last = new RecordedReply();
            server.inSession(session -> {
                for (int count = 1; count < 9; count++) {
                    session.request(("r" + count).getBytes(), IgnoredReply.INSTANCE);
                }
                session.request("forgotten".getBytes(), last).cancel();
            });
            for (int id = 1; id < 8; id++) {
                assertThat(client.next()).isEqualTo("REQUEST " + id + " r" + id);
            }
            await().until(() -> last.events.contains("lost"));
            client.send(TestFrames.REPLY, 3, "\0");
            assertThat(client.next()).isEqualTo("REQUEST 8 r8");
        }
    }

    private static SessionLimits limits(int maxEventBytes, Duration slowReader) {
        SessionLimits usual = SessionLimits.DEFAULT;
        return new SessionLimits(
                usual.maxStringsBytes(),
                usual.maxDataBytes(),
                usual.maxBytesBeforeHello(),
                usual.maxRequests(),
                usual.maxWaitingBytes(),
                maxEventBytes,
                slowReader);
    }

    private void restart(SessionLimits limits, SessionTerms terms, Duration setupTime) {
        server.close();
        server = new SessionServer(limits, terms, setupTime);
    }

    private String byeAfter(byte[] bytes) throws IOException {
        try (FrameClient client = server.connect()) {
            client.raw(bytes);
            return client.next();
        }
    }

    private String byeAfterHello(byte[] bytes) throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.raw(bytes);
            String bye = client.next();
            assertThat(client.next()).isEqualTo("end");
            return bye;
        }
    }
}
