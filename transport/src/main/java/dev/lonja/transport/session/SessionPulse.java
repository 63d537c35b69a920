package dev.lonja.transport.session;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timer of all sessions: instead of timers of their own, the sessions of an event loop share one that looks at each of them.
 * Deadlines are kept with the accuracy of its interval. An event loop without sessions has no timer. Safe from any thread.
 */
public final class SessionPulse {
    /** Fine enough for heartbeats of seconds; a look at thousands of sessions costs less than a millisecond. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(500);

    private final Duration interval;
    private final Map<EventLoop, Round> rounds = new ConcurrentHashMap<>();

    /** A pulse of that interval. */
    public SessionPulse(Duration interval) {
        this.interval = interval;
    }

    /** Something that is looked at in each interval. */
    interface Beat {
        /** Called with {@link System#nanoTime()}. */
        void beat(long nowNanos);
    }

    /** From now on the beat is called in that event loop, which is the current thread's. */
    void join(EventLoop loop, Beat beat) {
        rounds.computeIfAbsent(loop, Round::new).join(beat);
    }

    /** The beat is not called any more. */
    void leave(EventLoop loop, Beat beat) {
        Round round = rounds.get(loop);
        if (round != null) {
            round.leave(beat);
        }
    }

    /** The sessions of one event loop. */
    private final class Round {
        private final EventLoop loop;
        private final Set<Beat> beats = new HashSet<>();
        private @Nullable Future<?> timer;

        private Round(EventLoop loop) {
            this.loop = loop;
        }

        private void join(Beat beat) {
            beats.add(beat);
            if (timer == null) {
                long nanos = interval.toNanos();
                timer = loop.scheduleWithFixedDelay(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void leave(Beat beat) {
            beats.remove(beat);
            if (beats.isEmpty() && timer != null) {
                timer.cancel(false);
                timer = null;
            }
        }

        private void beat() {
            long now = System.nanoTime();
            for (Beat beat : List.copyOf(beats)) {
                if (beats.contains(beat)) {
                    beat.beat(now);
                }
            }
        }
    }
}
