package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.frame.TestFrames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests of a client and the replies to them. */
class SessionRequestsTest extends SessionConversation {
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
    void endsWhenAnOpenIdIsUsedAgain() throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.request(2, "hold a");
            client.request(2, "hold b");

            assertThat(client.next()).isEqualTo("BYE 0 protocol a REQUEST with the id 2\0\0");
        }
        await().until(() -> server.events.contains("cancelled hold a"));
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
}
