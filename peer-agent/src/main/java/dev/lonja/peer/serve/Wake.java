package dev.lonja.peer.serve;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the main thread when something has changed, when it should stop, or after a time. Threads: any. */
final class Wake {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean hasChanged;
    private boolean isStopping;

    /** Tells that something has changed. */
    void changed() {
        wake(() -> hasChanged = true);
    }

    /** Tells the main thread to stop. */
    void stop() {
        wake(() -> isStopping = true);
    }

    boolean isStopping() {
        lock.lock();
        try {
            return isStopping;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change, the stop or the time. Returns whether there was a change since the last call. */
    boolean await(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long restNanos = time.toNanos();
            while (!hasChanged && !isStopping && restNanos > 0) {
                restNanos = woken.awaitNanos(restNanos);
            }
            boolean had = hasChanged;
            hasChanged = false;
            return had;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the time or the stop. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long restNanos = TimeUnit.NANOSECONDS.convert(time);
            while (!isStopping && restNanos > 0) {
                restNanos = woken.awaitNanos(restNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake(Runnable change) {
        lock.lock();
        try {
            change.run();
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
