package dev.lonja.registry.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivingThreadTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch forever = new CountDownLatch(1);
    private LivingThread thread = living(forever::await);

    @AfterEach
    void close() {
        thread.close();
        thread.join(Duration.ofSeconds(10));
    }

    @Test
    void startsWorkAgainThatRanOutOfMemory() {
        thread = living(() -> {
            if (runs.incrementAndGet() <= 2) {
                throw new OutOfMemoryError("Cannot reserve direct buffer memory");
            }
            forever.await();
        });
        thread.start();

        await().until(() -> runs.get() == 3);
        assertThat(thread.restarts()).isEqualTo(2);
        assertThat(thread.isAlive()).isTrue();
    }

    @Test
    void startsWorkAgainThatEndedOrWasInterrupted() {
        thread = living(() -> {
            if (runs.incrementAndGet() == 1) {
                return;
            }
            if (runs.get() == 2) {
                throw new InterruptedException("by a stranger");
            }
            forever.await();
        });
        thread.start();

        await().until(() -> runs.get() == 3);
        assertThat(thread.restarts()).isEqualTo(2);
    }

    @Test
    void isNotAliveWhileItsWorkEndsAgainAndAgain() {
        thread = living(() -> {
            runs.incrementAndGet();
            throw new StackOverflowError("made to fail");
        });
        thread.start();

        await().until(() -> !thread.isAlive() && runs.get() > 3);
    }

    @Test
    void isNotAliveBeforeItsStartAndAfterItsEndAndCountsNoRestartThen() {
        assertThat(thread.isAlive()).isFalse();
        thread.start();
        await().until(thread::isAlive);

        thread.close();
        thread.join(Duration.ofSeconds(10));

        assertThat(thread.isAlive()).isFalse();
        assertThat(thread.restarts()).isZero();
    }

    private static LivingThread living(LivingThread.Work work) {
        return new LivingThread("living", Duration.ofMillis(1), work);
    }
}
