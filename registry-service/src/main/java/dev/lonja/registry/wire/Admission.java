package dev.lonja.registry.wire;

import dev.lonja.registry.directory.HostAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the connections, and refuses those above the limits. Safe from any thread. */
final class Admission {
    private final int maxConnections;
    private final int maxPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final Refusals refusals;

    /** {@code maxPerAddress} of 0 is no limit. */
    Admission(int maxConnections, int maxPerAddress, Refusals refusals) {
        this.maxConnections = maxConnections;
        this.maxPerAddress = maxPerAddress;
        this.refusals = refusals;
    }

    /** Counts a connection in, or refuses it; each one that came in is to be released once. */
    boolean admit(HostAddress from) {
        if (open.incrementAndGet() > maxConnections) {
            open.decrementAndGet();
            refusals.count(Refusals.Reason.CONNECTIONS);
            return false;
        }
        if (maxPerAddress > 0 && openByAddress.merge(from.text(), 1, Integer::sum) > maxPerAddress) {
            release(from);
            refusals.count(Refusals.Reason.CONNECTIONS_PER_ADDRESS);
            return false;
        }
        accepted.increment();
        return true;
    }

    /** Counts a connection out. */
    void release(HostAddress from) {
        open.decrementAndGet();
        if (maxPerAddress > 0) {
            openByAddress.computeIfPresent(from.text(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The connections that are open. */
    int open() {
        return open.get();
    }

    /** The connections that came in so far. */
    long accepted() {
        return accepted.sum();
    }
}
