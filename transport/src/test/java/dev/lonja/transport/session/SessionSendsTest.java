package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.frame.TestFrames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the side that was dialled sends without being asked: requests of its own, and events. */
class SessionSendsTest extends SessionConversation {
    private static final int SMALL = 200;

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
}
