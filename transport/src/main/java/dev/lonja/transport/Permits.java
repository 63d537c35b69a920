package dev.lonja.transport;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A limit on how many run at the same time. The others wait in the order of their arrival. Safe from any thread.
 *
 * <p>Each holder of a permit releases it once, whether it got the permit at once or later.
 */
public final class Permits<T> {
    private final int max;
    private final Set<T> waiting = new LinkedHashSet<>();
    private int inUse;

    /** A number of permits, at least one. */
    public Permits(int max) {
        if (max < 1) {
            throw new IllegalArgumentException(max + " permits; at least one is needed");
        }
        this.max = max;
    }

    /** Returns true if the holder gets a permit now. Otherwise it waits for a {@link #release()}. */
    public synchronized boolean acquire(T holder) {
        if (inUse < max) {
            inUse++;
            return true;
        }
        waiting.add(holder);
        return false;
    }

    /** Gives a permit back. Returns the holder that gets it now, if one was waiting. */
    public synchronized Optional<T> release() {
        Iterator<T> first = waiting.iterator();
        if (first.hasNext()) {
            T next = first.next();
            first.remove();
            return Optional.of(next);
        }
        inUse--;
        return Optional.empty();
    }

    /** Removes a holder from the queue. Nothing happens if it does not wait. */
    public synchronized void cancel(T holder) {
        waiting.remove(holder);
    }

    /** The number of permits in use. */
    public synchronized int inUse() {
        return inUse;
    }

    /** The number of holders that wait for a permit. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
