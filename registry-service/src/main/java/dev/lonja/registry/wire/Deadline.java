package dev.lonja.registry.wire;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * The one moment at which a connection has waited long enough.
 *
 * <p>Moving it costs nothing: the timer that is already set looks again when it goes off. Belongs to one event loop.
 */
final class Deadline {
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Runnable whenPassed;
    private long atNanos;
    private long timer = NO_TIMER;

    Deadline(Vertx vertx, Runnable whenPassed) {
        this.vertx = vertx;
        this.whenPassed = whenPassed;
    }

    /** Moves the deadline to that long from now. */
    void in(Duration duration) {
        at(System.nanoTime() + duration.toNanos());
    }

    /** Moves the deadline to that moment of {@link System#nanoTime()}. */
    void at(long nanos) {
        boolean isSooner = nanos - atNanos < 0;
        atNanos = nanos;
        if (timer == NO_TIMER) {
            arm();
        } else if (isSooner) {
            vertx.cancelTimer(timer);
            arm();
        }
    }

    /** There is nothing to wait for any more. */
    void cancel() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void arm() {
        long millis = Math.max(1, (atNanos - System.nanoTime() + 999_999) / 1_000_000);
        timer = vertx.setTimer(millis, fired -> {
            timer = NO_TIMER;
            if (System.nanoTime() - atNanos >= 0) {
                whenPassed.run();
            } else {
                arm();
            }
        });
    }
}
