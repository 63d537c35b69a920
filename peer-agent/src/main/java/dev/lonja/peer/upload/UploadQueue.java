package dev.lonja.peer.upload;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * Lets so many uploads run at once, and keeps a bounded number waiting for their turn: an address after the other, and
 * within an address first come, first served. So whoever asks for a thousand files delays itself, and nobody else.
 *
 * <p>Any thread; a turn begins on the thread that makes room for it.
 */
final class UploadQueue {
    private final int maxRunning;
    private final int maxWaiting;
    private final UploadCounters counters;
    private final Map<String, Queue<Place>> waiting = new LinkedHashMap<>();
    private int running;
    private int waitingCount;

    UploadQueue(int maxRunning, int maxWaiting, UploadCounters counters) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.counters = counters;
    }

    /** A place among those that wait or run, until it is left. */
    final class Place {
        private final String address;
        private final Runnable whenTurn;
        private PlaceState state = PlaceState.WAITING;

        private Place(String address, Runnable whenTurn) {
            this.address = address;
            this.whenTurn = whenTurn;
        }

        boolean isWaiting() {
            synchronized (UploadQueue.this) {
                return state == PlaceState.WAITING;
            }
        }

        /** Gives the place up, and the turn to the next one. */
        void leave() {
            leavePlace(this).ifPresent(next -> next.whenTurn.run());
        }
    }

    private enum PlaceState {
        WAITING,
        RUNNING,
        LEFT
    }

    /** Takes a place; {@code whenTurn} runs at once if there is room. Empty if too many are waiting. */
    Optional<Place> enter(String address, Runnable whenTurn) {
        Place place = new Place(address, whenTurn);
        synchronized (this) {
            if (running >= maxRunning) {
                return waitWithTheOthers(place);
            }
            run(place);
        }
        whenTurn.run();
        return Optional.of(place);
    }

    private Optional<Place> waitWithTheOthers(Place place) {
        if (waitingCount >= maxWaiting) {
            return Optional.empty();
        }
        waiting.computeIfAbsent(place.address, first -> new ArrayDeque<>()).add(place);
        changeWaiting(1);
        return Optional.of(place);
    }

    private synchronized Optional<Place> leavePlace(Place place) {
        PlaceState before = place.state;
        place.state = PlaceState.LEFT;
        switch (before) {
            case WAITING -> {
                Queue<Place> ofAddress = Objects.requireNonNull(waiting.get(place.address));
                ofAddress.remove(place);
                if (ofAddress.isEmpty()) {
                    waiting.remove(place.address);
                }
                changeWaiting(-1);
            }
            case RUNNING -> {
                changeRunning(-1);
                return takeNext();
            }
            case LEFT -> {}
        }
        return Optional.empty();
    }

    /** The first of the address whose turn it is; the address goes to the end of the row. */
    private Optional<Place> takeNext() {
        Iterator<Queue<Place>> addresses = waiting.values().iterator();
        if (!addresses.hasNext()) {
            return Optional.empty();
        }
        Queue<Place> ofAddress = addresses.next();
        Place next = ofAddress.remove();
        addresses.remove();
        if (!ofAddress.isEmpty()) {
            waiting.put(next.address, ofAddress);
        }
        changeWaiting(-1);
        run(next);
        return Optional.of(next);
    }

    private void run(Place place) {
        place.state = PlaceState.RUNNING;
        changeRunning(1);
    }

    private void changeRunning(int by) {
        running += by;
        counters.uploadsRunning.add(by);
    }

    private void changeWaiting(int by) {
        waitingCount += by;
        counters.uploadsWaiting.add(by);
    }
}
