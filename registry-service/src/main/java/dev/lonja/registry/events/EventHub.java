package dev.lonja.registry.events;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Sends events to all listeners and disconnects those that do not keep up. Any thread. */
@Singleton
public class EventHub implements AutoCloseable {
    /** Each has a connection and a thread of the interface; the page of a person needs one. */
    static final int MAX_LISTENERS = 2000;

    private final int maxListeners;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped = new LongAdder();

    @Inject
    EventHub() {
        this(MAX_LISTENERS);
    }

    EventHub(int maxListeners) {
        this.maxListeners = maxListeners;
    }

    /** Receives events. */
    interface Listener {
        /** Takes the event without waiting; false if there is no room for it. */
        boolean offer(Event event);

        /** Ends the stream: no more events will follow. */
        void end();
    }

    /** The number of listeners. */
    public int listeners() {
        return listeners.size();
    }

    /** The number of listeners that were disconnected since the start because they did not keep up. */
    public long droppedListeners() {
        return dropped.sum();
    }

    /** Sends an event to all listeners. */
    public void send(String name, String data) {
        Event event = new Event(name, data);
        for (Listener listener : listeners) {
            if (!listener.offer(event) && listeners.remove(listener)) {
                dropped.increment();
                listener.end();
            }
        }
    }

    /** Adds a listener; false if there are too many. */
    boolean add(Listener listener) {
        listeners.add(listener);
        if (listeners.size() > maxListeners) {
            listeners.remove(listener);
            return false;
        }
        return true;
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    @PreDestroy
    public void close() {
        listeners.forEach(Listener::end);
        listeners.clear();
    }
}
