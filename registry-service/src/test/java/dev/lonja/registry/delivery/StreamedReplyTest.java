package dev.lonja.registry.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StreamedReplyTest {
    private static final byte[] CHUNK = new byte[StreamedReply.MAX_BUFFERED_BYTES / 2];

    @Test
    void endsForAReaderThatIsInTheWayOfOthers() {
        AtomicBoolean isReady = new AtomicBoolean();
        StreamedReply reply = new StreamedReply(() -> isReady.set(true), taken -> taken > 0);
        assertThat(reply.take(CHUNK)).isTrue();
        assertThat(reply.next()).isCompleted();
        assertThat(reply.take(CHUNK)).isTrue();

        assertThatThrownBy(() -> reply.take(CHUNK))
                .isInstanceOf(SlowReaderException.class)
                .hasMessageContaining(CHUNK.length + " bytes while others waited");

        assertThat(isReady).isTrue();
        assertThat(reply.fail(new SlowReaderException("slow"))).isTrue();
        assertThat(reply.next()).isCompletedExceptionally();
    }

    @Test
    void waitsForASlowReaderThatIsInNobodysWay() {
        StreamedReply reply = new StreamedReply(() -> {}, taken -> false);
        assertThat(reply.take(CHUNK)).isTrue();
        CompletableFuture<Boolean> taking = CompletableFuture.supplyAsync(() -> reply.take(CHUNK));

        assertThat(reply.next()).isCompleted();

        reply.next();
        assertThat(taking.join()).isTrue();
    }

    @Test
    void givesASlowReaderSomeTimeAndAsksForTheSpeedOfASlowLine() {
        assertThat(ListingStreams.isTooSlow(Duration.ofSeconds(30), 0)).isFalse();
        assertThat(ListingStreams.isTooSlow(Duration.ofSeconds(40), 40 * 65536)).isFalse();
        assertThat(ListingStreams.isTooSlow(Duration.ofSeconds(40), 40 * 65536 - 1))
                .isTrue();
    }
}
