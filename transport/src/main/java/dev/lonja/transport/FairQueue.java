package dev.lonja.transport;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * A limit on how many requests run at the same time, with a bounded queue that is fair by key: the keys take turns, each key
 * has its own order of arrival, and none can have all the places. So a thousand requests under one key delay only one another.
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

    /** How many may run and wait at the same time, in total and under one key. */
    public record Limits(int maxRunning, int maxRunningPerKey, int maxWaiting, int maxWaitingPerKey) {
        /** A single machine does not have more requests waiting than this, so every key may have as many. */
        private static final int MIN_WAITING_PER_KEY = 64;

        /**
         * Limits under which one key leaves a quarter of the running places and most of the waiting places to others, but can
         * use nearly everything when nobody else is there: many machines may share an address.
         */
        public static Limits of(int maxRunning, int maxWaiting) {
            int waitingPerKey = Math.max(maxWaiting / 8, Math.min(maxWaiting, MIN_WAITING_PER_KEY));
            return new Limits(maxRunning, maxRunning - maxRunning / 4, maxWaiting, waitingPerKey);
        }
    }

    private final Limits limits;
    private final Listener listener;
    private final Map<K, Queue<Place>> waiting = new LinkedHashMap<>();
    private final Map<K, Integer> runningByKey = new HashMap<>();
    private int running;
    private int waitingCount;

    /** An empty queue. */
    public FairQueue(Limits limits, Listener listener) {
        this.limits = limits;
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

        /** Whether somebody waits who could run if this place, which is running, were given up. */
        public boolean isWanted() {
            synchronized (FairQueue.this) {
                return state == PlaceState.RUNNING
                        && waiting.keySet().stream().anyMatch(other -> other.equals(key) || mayRun(other));
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
            if (running >= limits.maxRunning || !mayRun(key)) {
                return waitWithTheOthers(place);
            }
            run(place);
        }
        whenRunning.run();
        return Optional.of(place);
    }

    private Optional<Place> waitWithTheOthers(Place place) {
        Queue<Place> ofKey = waiting.getOrDefault(place.key, new ArrayDeque<>());
        if (waitingCount >= limits.maxWaiting || ofKey.size() >= limits.maxWaitingPerKey) {
            return Optional.empty();
        }
        ofKey.add(place);
        waiting.put(place.key, ofKey);
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
                runningByKey.computeIfPresent(place.key, (key, count) -> count == 1 ? null : count - 1);
                changeRunning(-1);
                return takeNext();
            }
            case LEFT -> {}
        }
        return Optional.empty();
    }

    /** The first place of the next key that may run more; that key goes to the end of the queue. */
    private Optional<Place> takeNext() {
        Optional<K> nextKey = waiting.keySet().stream().filter(this::mayRun).findFirst();
        if (nextKey.isEmpty()) {
            return Optional.empty();
        }
        Queue<Place> ofKey = Objects.requireNonNull(waiting.remove(nextKey.get()));
        Place next = ofKey.remove();
        if (!ofKey.isEmpty()) {
            waiting.put(next.key, ofKey);
        }
        changeWaiting(-1);
        run(next);
        return Optional.of(next);
    }

    private boolean mayRun(K key) {
        return runningByKey.getOrDefault(key, 0) < limits.maxRunningPerKey;
    }

    private void run(Place place) {
        place.state = PlaceState.RUNNING;
        runningByKey.merge(place.key, 1, Integer::sum);
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
