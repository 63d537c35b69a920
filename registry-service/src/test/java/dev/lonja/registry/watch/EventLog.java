package dev.lonja.registry.watch;

import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.session.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session that remembers its events, as their strings with blanks between them. */
final class EventLog implements WatchSink {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void deliver(List<WatchEvent> delivered) {
        for (WatchEvent each : delivered) {
            Event event = each.event();
            events.add(String.join(" ", Strings.read(event.payload()).orElseThrow())
                    .strip());
        }
    }

    List<String> all() {
        return List.copyOf(events);
    }

    /** The events since the last time. */
    List<String> take() {
        List<String> taken = new ArrayList<>(events);
        events.clear();
        return taken;
    }
}
