package dev.lonja.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final RequestDeadline deadline = new RequestDeadline(
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 1), closed::incrementAndGet);
    private final EmbeddedChannel channel = new EmbeddedChannel(deadline);

    @Test
    void closesAConnectionThatSendsNothing() {
        passes(9);
        assertThat(channel.isOpen()).isTrue();
        passes(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(closed).hasValue(1);
    }

    @Test
    void closesAConnectionWhoseHeadersDrip() {
        for (int second = 0; second < 10; second++) {
            assertThat(channel.isOpen()).isTrue();
            arrives("X-Drip: " + second + "\r\n");
            passes(1);
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionWhoseBodyDrips() {
        deadline.headersArrived(true);
        for (int second = 0; second < 10; second++) {
            assertThat(channel.isOpen()).isTrue();
            arrives("x");
            passes(1);
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionWhoseBodyIsMissingAlthoughItWasAnswered() {
        deadline.headersArrived(true);
        deadline.answered();
        passes(10);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void leavesAnAnswerAllItsTime() {
        arrives("GET /api/v1/events HTTP/1.1\r\n\r\n");
        deadline.headersArrived(false);
        passes(3600);
        assertThat(channel.isOpen()).isTrue();

        deadline.headersArrived(true);
        deadline.bodyArrived();
        passes(3600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void waitsLongerForTheNextRequestAndThenAsLongForItsHeaders() {
        deadline.headersArrived(false);
        deadline.answered();
        passes(59);
        assertThat(channel.isOpen()).isTrue();
        arrives("G");
        passes(9);
        arrives("ET / HTTP/1.1\r\n");
        assertThat(channel.isOpen()).isTrue();
        passes(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionThatWaitsTooLongForItsNextRequest() {
        deadline.headersArrived(false);
        deadline.answered();
        passes(60);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void countsTheHeadersThatFollowARequestBeforeItsAnswer() {
        deadline.headersArrived(false);
        arrives("GET / HT");
        deadline.answered();
        passes(10);
        assertThat(channel.isOpen()).isFalse();
    }

    private void arrives(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private void passes(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
