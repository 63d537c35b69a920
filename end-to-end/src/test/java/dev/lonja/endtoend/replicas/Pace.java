package dev.lonja.endtoend.replicas;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The speed of the users of a load: without pauses, with a pause after each request, or stopped. Used by any thread. */
final class Pace {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean slow;

    /** Makes users pause after each request, which leaves the processors to a registry that starts. */
    void slowDown() {
        slow = true;
    }

    void speedUp() {
        slow = false;
    }

    void end() {
        over.countDown();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Called by each user after each request. */
    void afterRequest() {
        if (slow) {
            try {
                over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
