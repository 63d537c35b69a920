package dev.lonja.registry.wire;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * No more than so many have their turn at a time; the others wait in the order in which they came. Safe from any thread.
 *
 * <p>Whoever was given a turn, at once or later, gives it back once.
 */
final class Turns<T> {
    private final int max;
    private final Set<T> waiting = new LinkedHashSet<>();
    private int taken;

    Turns(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("no more than " + max + " at a time: nobody would ever have a turn");
        }
        this.max = max;
    }

    /** True if it is the asker's turn now; else it waits for a {@link #giveBack()}. */
    synchronized boolean take(T asker) {
        if (taken < max) {
            taken++;
            return true;
        }
        waiting.add(asker);
        return false;
    }

    /** Ends a turn; whose turn it is instead, if anybody waits. */
    synchronized Optional<T> giveBack() {
        Iterator<T> first = waiting.iterator();
        if (first.hasNext()) {
            T next = first.next();
            first.remove();
            return Optional.of(next);
        }
        taken--;
        return Optional.empty();
    }

    /** The asker waits no longer; nothing happens if it does not wait. */
    synchronized void leave(T asker) {
        waiting.remove(asker);
    }

    /** How many have their turn now. */
    synchronized int taken() {
        return taken;
    }

    /** How many wait for theirs. */
    synchronized int waiting() {
        return waiting.size();
    }
}
