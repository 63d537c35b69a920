package dev.lonja.transport;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A limit on how many run at a time; the others wait in the order in which they asked. Safe from any thread.
 *
 * <p>Whoever has a permit, whether at once or later, releases it once.
 */
public final class Permits<T> {
    private final int max;
    private final Set<T> waiting = new LinkedHashSet<>();
    private int inUse;

    /** As many permits as {@code max}, at least one. */
    public Permits(int max) {
        if (max < 1) {
            throw new IllegalArgumentException(max + " permits: nobody would ever run");
        }
        this.max = max;
    }

    /** True if the holder has a permit now; else it waits for a {@link #release()}. */
    public synchronized boolean acquire(T holder) {
        if (inUse < max) {
            inUse++;
            return true;
        }
        waiting.add(holder);
        return false;
    }

    /** Gives a permit back; returns who has it now, if anybody was waiting. */
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

    /** The holder waits no longer; nothing happens if it does not wait. */
    public synchronized void cancel(T holder) {
        waiting.remove(holder);
    }

    /** The number of permits in use. */
    public synchronized int inUse() {
        return inUse;
    }

    /** The number of those who wait for a permit. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
