package dev.lonja.registry.watch;

import dev.lonja.protocol.session.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The events of one round, by session. For one thread. */
final class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    /** As many as event loops can write without delaying requests. */
    static final int MAX_EVENTS = 20_000;

    private final Resyncs resyncs;
    private final Map<WatchSink, List<WatchEvent>> bySink = new LinkedHashMap<>();
    private int events;

    /** Nothing yet; what is too much for one round is left to a RESYNC. */
    Deliveries(Resyncs resyncs) {
        this.resyncs = resyncs;
    }

    void add(Watch watch, Event event) {
        if (events < MAX_EVENTS) {
            events++;
            put(watch.sink(), new WatchEvent(watch.id(), event));
        } else {
            resyncs.add(watch);
        }
    }

    /** Hands the events to the sessions, and after them what the RESYNCs say that are due. */
    void send() {
        resyncs.due().forEach(watch -> put(watch.sink(), watch.resync()));
        bySink.forEach(Deliveries::deliver);
    }

    private void put(WatchSink sink, WatchEvent event) {
        bySink.computeIfAbsent(sink, first -> new ArrayList<>()).add(event);
    }

    private static void deliver(WatchSink sink, List<WatchEvent> events) {
        try {
            sink.deliver(List.copyOf(events));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "%d events not delivered", events.size());
        }
    }
}
