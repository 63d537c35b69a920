package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A test of the side that was dialled, as a client of raw frames sees it. */
abstract class SessionConversation {
    static final Duration LONG = Duration.ofMinutes(10);

    SessionServer server = SessionServer.usual();

    @AfterEach
    void close() {
        server.close();
    }

    static SessionLimits limits(int maxEventBytes, Duration slowReader) {
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

    void restart(SessionLimits limits, SessionTerms terms, Duration setupTime) {
        server.close();
        server = new SessionServer(limits, terms, setupTime);
    }

    String byeAfter(byte[] bytes) throws IOException {
        try (FrameClient client = server.connect()) {
            client.raw(bytes);
            return client.next();
        }
    }

    String byeAfterHello(byte[] bytes) throws IOException {
        try (FrameClient client = server.connect().greet()) {
            client.raw(bytes);
            String bye = client.next();
            assertThat(client.next()).isEqualTo("end");
            return bye;
        }
    }
}
