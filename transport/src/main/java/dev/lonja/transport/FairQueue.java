package dev.lonja.transport;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * A limit on how many requests run at the same time, with a bounded queue that is fair by key: the keys take turns, and
 * each key has its own order of arrival. So a thousand requests under one key delay only one another.
 *
 * <p>Safe from any thread; a place that becomes free starts the next one on the thread that freed it.
 */
public final class FairQueue<K> {
    /** Notified when the numbers change. Called while the queue is locked, so it must not call the queue. */
    public interface Listener {
        /** The number of those running has changed by {@code by}. */
        void runningChanged(int by);

        /** The number of those waiting has changed by {@code by}. */
        void waitingChanged(int by);
    }

    private final int maxRunning;
    private final int maxWaiting;
    private final Listener listener;
    private final Map<K, Queue<Place>> waiting = new LinkedHashMap<>();
    private int running;
    private int waitingCount;

    /** An empty queue. */
    public FairQueue(int maxRunning, int maxWaiting, Listener listener) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.listener = listener;
    }

    /** A place among those that wait or run. Its holder must leave it. */
    public final class Place {
        private final K key;
        private final Runnable whenRunning;
        private PlaceState state = PlaceState.WAITING;

        private Place(K key, Runnable whenRunning) {
            this.key = key;
            this.whenRunning = whenRunning;
        }

        /** Whether the holder still waits. */
        public boolean isWaiting() {
            synchronized (FairQueue.this) {
                return state == PlaceState.WAITING;
            }
        }

        /** Gives the place up. If it was running, the next one starts. */
        public void leave() {
            leavePlace(this).ifPresent(next -> next.whenRunning.run());
        }
    }

    private enum PlaceState {
        WAITING,
        RUNNING,
        LEFT
    }

    /** Takes a place; {@code whenRunning} is called at once if there is room. Empty if too many are waiting. */
    public Optional<Place> enter(K key, Runnable whenRunning) {
        Place place = new Place(key, whenRunning);
        synchronized (this) {
            if (running >= maxRunning) {
                return waitWithTheOthers(place);
            }
            run(place);
        }
        whenRunning.run();
        return Optional.of(place);
    }

    private Optional<Place> waitWithTheOthers(Place place) {
        if (waitingCount >= maxWaiting) {
            return Optional.empty();
        }
        waiting.computeIfAbsent(place.key, first -> new ArrayDeque<>()).add(place);
        changeWaiting(1);
        return Optional.of(place);
    }

    private synchronized Optional<Place> leavePlace(Place place) {
        PlaceState before = place.state;
        place.state = PlaceState.LEFT;
        switch (before) {
            case WAITING -> {
                Queue<Place> ofKey = Objects.requireNonNull(waiting.get(place.key));
                ofKey.remove(place);
                if (ofKey.isEmpty()) {
                    waiting.remove(place.key);
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

    /** The first place of the next key; the key goes to the end of the queue. */
    private Optional<Place> takeNext() {
        Iterator<Queue<Place>> keys = waiting.values().iterator();
        if (!keys.hasNext()) {
            return Optional.empty();
        }
        Queue<Place> ofKey = keys.next();
        Place next = ofKey.remove();
        keys.remove();
        if (!ofKey.isEmpty()) {
            waiting.put(next.key, ofKey);
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
        listener.runningChanged(by);
    }

    private void changeWaiting(int by) {
        waitingCount += by;
        listener.waitingChanged(by);
    }
}
