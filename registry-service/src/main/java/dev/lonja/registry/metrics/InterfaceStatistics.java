package dev.lonja.registry.metrics;

import dev.lonja.registry.access.FailedLogins;
import dev.lonja.registry.events.EventHub;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Statistics of the HTTP interface: listeners of events, and failed logins. */
@Singleton
class InterfaceStatistics {
    private final EventHub events;
    private final FailedLogins logins;

    InterfaceStatistics(EventHub events, FailedLogins logins) {
        this.events = events;
        this.logins = logins;
    }

    void onStart(@Observes StartupEvent event, Meters meters) {
        meters.gauge("lonja.events.listeners", "Listeners of events", events, EventHub::listeners);
        meters.counter(
                "lonja.events.dropped.listeners",
                "Listeners that were disconnected because they were too slow",
                events,
                EventHub::droppedListeners);
        meters.counter("lonja.logins.failed", "Failed logins", logins, FailedLogins::count);
    }

    int listeners() {
        return events.listeners();
    }
}
