package dev.lonja.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicInteger idle = new AtomicInteger();

    @AfterEach
    void closeVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void isPatientForAsLongAsAnythingMoves() {
        watch(20).start();

        await().until(() -> idle.get() == 1);
        assertThat(looks.get()).isGreaterThan(20);
    }

    @Test
    void saysItOnce() {
        watch(1).start();

        await().until(() -> idle.get() == 1);
        await().during(Duration.ofMillis(100)).until(() -> idle.get() == 1);
    }

    /** Something moves until it has been looked at so many times. */
    private IdleWatch watch(long movingLooks) {
        return new IdleWatch(
                vertx,
                Duration.ofMillis(20),
                () -> Math.min(looks.incrementAndGet(), movingLooks),
                idle::incrementAndGet);
    }
}
