package dev.lonja.registry.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedWorkTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void goesOnAfterAFailedRun() {
        RepeatedWork work = RepeatedWork.start(vertx, PAUSE, () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("as the test wants it");
        });
        try (work) {
            await().until(() -> runs.get() > 2);
        }
    }

    @Test
    void waitsAtItsEndForTheCurrentRun() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        RepeatedWork work = RepeatedWork.start(vertx, PAUSE, () -> {
            runs.incrementAndGet();
            running.countDown();
            awaitUninterrupted(released);
            hasEnded.set(true);
        });
        awaitUninterrupted(running);
        vertx.setTimer(100, timer -> released.countDown());

        work.close();

        assertThat(hasEnded).isTrue();
        assertThat(runs).hasValue(1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
