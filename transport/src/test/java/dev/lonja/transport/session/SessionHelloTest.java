package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.frame.TestFrames;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a session allows before HELLO and after it. */
class SessionHelloTest extends SessionConversation {
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
}
