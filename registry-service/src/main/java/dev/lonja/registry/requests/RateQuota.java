package dev.lonja.registry.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A rate for each key, and a number of events that may come at once. Holds a bounded number of keys; a key that is forgotten
 * begins again. Safe from any thread.
 */
final class RateQuota {
    private static final int MAX_KEYS = 100_000;

    private final long nanosPerEvent;
    private final long nanosAtOnce;
    private final LongSupplier nanoTime;
    private final Cache<String, AtomicLong> paidUntil;

    /**
     * A quota that nobody has used.
     *
     * @param interval the time in which {@code events} become free again
     * @param atOnce the most events at once, after a pause
     */
    RateQuota(int events, Duration interval, int atOnce, LongSupplier nanoTime) {
        this.nanosPerEvent = interval.toNanos() / events;
        this.nanosAtOnce = nanosPerEvent * atOnce;
        this.nanoTime = nanoTime;
        // After that time an unused key is as good as a new one.
        this.paidUntil = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(Duration.ofNanos(nanosAtOnce))
                .executor(Runnable::run)
                .build();
    }

    /** Counts an event of the key, unless the key has used its quota up. */
    boolean take(String key) {
        AtomicLong paid = paidUntil.get(key, first -> new AtomicLong(nanoTime.getAsLong()));
        long now = nanoTime.getAsLong();
        while (true) {
            long before = paid.get();
            long begin = before - now > 0 ? before : now;
            if (begin + nanosPerEvent - now > nanosAtOnce) {
                return false;
            }
            if (paid.compareAndSet(before, begin + nanosPerEvent)) {
                return true;
            }
        }
    }

    /** Takes an event back that did not come about. */
    void giveBack(String key) {
        AtomicLong paid = paidUntil.getIfPresent(key);
        if (paid != null) {
            paid.addAndGet(-nanosPerEvent);
        }
    }
}
