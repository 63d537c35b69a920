package dev.lonja.transport;

import io.vertx.core.impl.ContextInternal;
import java.time.Duration;

/**
 * A moment that can be moved; when it has passed, an action runs.
 *
 * <p>Moving it to a later moment costs nothing: when the timer fires, it checks the moment again. Belongs to one event loop.
 */
public final class Deadline {
    private static final long NO_TIMER = -1;

    private final ContextInternal context;
    private final Runnable whenPassed;
    private long atNanos;
    private long timer = NO_TIMER;

    /** A deadline that is not set; the action runs in that context. */
    public Deadline(ContextInternal context, Runnable whenPassed) {
        this.context = context;
        this.whenPassed = whenPassed;
    }

    /** Sets or moves the deadline to that long from now. */
    public void in(Duration duration) {
        at(System.nanoTime() + duration.toNanos());
    }

    /** Sets or moves the deadline to that moment of {@link System#nanoTime()}. */
    public void at(long nanos) {
        boolean isSooner = nanos - atNanos < 0;
        atNanos = nanos;
        if (timer == NO_TIMER) {
            arm();
        } else if (isSooner) {
            context.owner().cancelTimer(timer);
            arm();
        }
    }

    /** Removes the deadline. */
    public void cancel() {
        if (timer != NO_TIMER) {
            context.owner().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void arm() {
        long millis = Math.max(1, (atNanos - System.nanoTime() + 999_999) / 1_000_000);
        timer = context.setTimer(millis, fired -> {
            timer = NO_TIMER;
            if (System.nanoTime() - atNanos >= 0) {
                whenPassed.run();
            } else {
                arm();
            }
        });
    }
}
