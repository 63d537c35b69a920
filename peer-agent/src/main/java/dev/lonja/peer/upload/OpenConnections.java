package dev.lonja.peer.upload;

import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.ConnectionLimits.Admission;
import dev.lonja.transport.HostAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The open connections, limited in total and per address. When there are too many, a new one takes the place of the oldest idle
 * one: one that has not sent its request yet, or has its answer already. So a peer that sends its request at once is served,
 * however many connections others only keep open.
 *
 * <p>Safe from any thread.
 */
final class OpenConnections {
    private final ConnectionLimits limits;
    /** Those that are idle, by network, the oldest first. */
    private final Map<String, Set<Admitted>> idle = new HashMap<>();

    OpenConnections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** An admitted connection. */
    final class Admitted {
        private final HostAddress from;
        private final Runnable cut;
        private boolean isCounted = true;

        private Admitted(HostAddress from, Runnable cut) {
            this.from = from;
            this.cut = cut;
        }

        /** The connection has sent its request: no other one takes its place. */
        void requestArrived() {
            synchronized (OpenConnections.this) {
                removeFromIdle(this);
            }
        }

        /** The connection has its answer, and is about to be closed. */
        void answered() {
            synchronized (OpenConnections.this) {
                addToIdle(this);
            }
        }

        /** The connection is closed. */
        void closed() {
            synchronized (OpenConnections.this) {
                leave(this);
            }
        }
    }

    /** Admits a connection, if necessary in the place of another one, which is {@code cut}. Empty if there is no place. */
    synchronized Optional<Admitted> admit(HostAddress from, Runnable cut) {
        Admission admission = limits.admit(from);
        if (admission != Admission.ADMITTED) {
            Optional<Admitted> other = limits.isAtLimit(from) ? oldest(from) : oldest();
            if (other.isEmpty()) {
                return Optional.empty();
            }
            leave(other.get());
            other.get().cut.run();
            admission = limits.admit(from);
        }
        if (admission != Admission.ADMITTED) {
            return Optional.empty();
        }
        Admitted admitted = new Admitted(from, cut);
        addToIdle(admitted);
        return Optional.of(admitted);
    }

    private Optional<Admitted> oldest(HostAddress from) {
        return idle.getOrDefault(from.network(), Set.of()).stream().findFirst();
    }

    /** The oldest one of the network that has the most. */
    private Optional<Admitted> oldest() {
        return idle.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .map(Collection::stream)
                .flatMap(Stream::findFirst);
    }

    private void leave(Admitted admitted) {
        removeFromIdle(admitted);
        if (admitted.isCounted) {
            admitted.isCounted = false;
            limits.release(admitted.from);
        }
    }

    private void addToIdle(Admitted admitted) {
        if (admitted.isCounted) {
            idle.computeIfAbsent(admitted.from.network(), first -> new LinkedHashSet<>())
                    .add(admitted);
        }
    }

    private void removeFromIdle(Admitted admitted) {
        idle.computeIfPresent(admitted.from.network(), (network, ofNetwork) -> {
            ofNetwork.remove(admitted);
            return ofNetwork.isEmpty() ? null : ofNetwork;
        });
    }
}
