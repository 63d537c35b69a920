package dev.lonja.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the open connections and refuses those above the limits, in total and per address. Addresses of one
 * {@link HostAddress#network()} count as one. Safe from any thread.
 */
public final class ConnectionLimits {
    /** Whether a connection may stay. */
    public enum Admission {
        ADMITTED,
        TOO_MANY,
        TOO_MANY_FROM_ADDRESS
    }

    private final int max;
    private final int maxPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();

    /** Limits without open connections; a {@code maxPerAddress} of 0 means no limit per address. */
    public ConnectionLimits(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    /** Counts and admits a connection, or refuses it. Each admitted connection must be released once. */
    public Admission admit(HostAddress from) {
        if (open.incrementAndGet() > max) {
            open.decrementAndGet();
            return Admission.TOO_MANY;
        }
        if (maxPerAddress > 0 && openByAddress.merge(from.network(), 1, Integer::sum) > maxPerAddress) {
            release(from);
            return Admission.TOO_MANY_FROM_ADDRESS;
        }
        accepted.increment();
        return Admission.ADMITTED;
    }

    /** Whether that address has all the connections that it may have. */
    public boolean isAtLimit(HostAddress from) {
        return maxPerAddress > 0 && openByAddress.getOrDefault(from.network(), 0) >= maxPerAddress;
    }

    /** Subtracts an admitted connection that is closed. */
    public void release(HostAddress from) {
        open.decrementAndGet();
        if (maxPerAddress > 0) {
            openByAddress.computeIfPresent(from.network(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The number of connections that are open. */
    public int open() {
        return open.get();
    }

    /** The number of connections that were admitted so far. */
    public long accepted() {
        return accepted.sum();
    }
}
