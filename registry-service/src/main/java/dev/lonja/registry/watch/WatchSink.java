package dev.lonja.registry.watch;

import java.util.List;

/** Takes the events of the watches of one session. Two are equal if they are the same one. */
public interface WatchSink {

    /**
     * Takes events, in this order; must not wait. They are for the event loop of the session, which ignores those of a watch that is
     * not {@linkplain Watches#isOpen open} any more when they get there. Called on the thread of a worker.
     */
    void deliver(List<WatchEvent> events);
}
