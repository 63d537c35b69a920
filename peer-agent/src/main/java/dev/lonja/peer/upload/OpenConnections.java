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
    private final Map<String, Set<Guest>> idle = new HashMap<>();

    OpenConnections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** An admitted connection. */
    final class Guest {
        private final HostAddress from;
        private final Runnable cut;
        private boolean isCounted = true;

        private Guest(HostAddress from, Runnable cut) {
            this.from = from;
            this.cut = cut;
        }

        /** The connection has sent its request: no other one takes its place. */
        void hasAsked() {
            synchronized (OpenConnections.this) {
                removeFromIdle(this);
            }
        }

        /** The connection has its answer, and is about to be closed. */
        void isAnswered() {
            synchronized (OpenConnections.this) {
                addToIdle(this);
            }
        }

        /** The connection is closed. */
        void hasLeft() {
            synchronized (OpenConnections.this) {
                leave(this);
            }
        }
    }

    /** Admits a connection, if necessary in the place of another one, which is {@code cut}. Empty if there is no place. */
    synchronized Optional<Guest> admit(HostAddress from, Runnable cut) {
        Admission admission = limits.admit(from);
        if (admission != Admission.ADMITTED) {
            Optional<Guest> other = limits.isAtLimit(from) ? oldest(from) : oldest();
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
        Guest guest = new Guest(from, cut);
        addToIdle(guest);
        return Optional.of(guest);
    }

    private Optional<Guest> oldest(HostAddress from) {
        return idle.getOrDefault(from.network(), Set.of()).stream().findFirst();
    }

    /** The oldest one of the network that has the most. */
    private Optional<Guest> oldest() {
        return idle.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .map(Collection::stream)
                .flatMap(guests -> guests.findFirst());
    }

    private void leave(Guest guest) {
        removeFromIdle(guest);
        if (guest.isCounted) {
            guest.isCounted = false;
            limits.release(guest.from);
        }
    }

    private void addToIdle(Guest guest) {
        if (guest.isCounted) {
            idle.computeIfAbsent(guest.from.network(), first -> new LinkedHashSet<>())
                    .add(guest);
        }
    }

    private void removeFromIdle(Guest guest) {
        idle.computeIfPresent(guest.from.network(), (network, guests) -> {
            guests.remove(guest);
            return guests.isEmpty() ? null : guests;
        });
    }
}
