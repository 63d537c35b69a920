package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.frame.TestFrames;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a session ends: by a broken rule, by silence, by a reader that takes nothing, or in order. */
class SessionEndTest extends SessionConversation {
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
    void endsAfterThreeHeartbeatsOfSilence() throws IOException {
        restart(SessionLimits.DEFAULT, SessionServer.terms(Duration.ofMillis(20), false), LONG);
        try (FrameClient client = server.connect().greet()) {
            assertThat(client.next()).isEqualTo("BYE 0 silent nothing came for three heartbeats\0\0");
            assertThat(client.next()).isEqualTo("end");
        }
    }

    @Test
    void takesAnyByteForASignOfLife() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            Session session = server.sessions.element();
            long before = session.receivedNanos();

            client.raw(new byte[1]);

            await().until(() -> session.receivedNanos() != before);
            assertThat(server.events).containsExactly("requested HELLO");
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
}
