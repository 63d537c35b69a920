package dev.lonja.registry.metrics;

import dev.lonja.registry.access.FailedLogins;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.events.EventHub;
import dev.lonja.registry.operations.OperationRecorder;
import dev.lonja.registry.wire.Refusals;
import dev.lonja.registry.wire.RegistryServer;
import dev.lonja.registry.wire.RequestExecutor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** The figures that others keep, shown to Prometheus. */
@Singleton
class RegistryGauges {
    private final MeterRegistry registry;

    RegistryGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    void onStart(
            @Observes StartupEvent event,
            RegistryServer server,
            RequestExecutor requests,
            Refusals refusals,
            GroupCommit writes,
            DirectoryCounts counts,
            OperationRecorder operations,
            EventHub events,
            FailedLogins logins) {
        gauge("lonja.connections", "Open connections", server, RegistryServer::openConnections);
        counter("lonja.connections.accepted", "Connections that came in", server, RegistryServer::acceptedConnections);
        gauge("lonja.requests.in.flight", "Requests being executed", requests, RequestExecutor::inFlight);
        gauge("lonja.requests.waiting", "Requests that wait for their turn", requests, RequestExecutor::waiting);
        for (Refusals.Reason reason : Refusals.Reason.values()) {
            FunctionCounter.builder("lonja.refusals", refusals, counted -> counted.of(reason))
                    .description("What was not served, by reason")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        gauge("lonja.commit.queue", "Writes that wait for the writer", writes, GroupCommit::queued);
        gauge("lonja.users", "Registered users", counts, known -> known.latest().users());
        gauge(
                "lonja.users.connected",
                "Connected users",
                counts,
                known -> known.latest().connected());
        gauge("lonja.files", "Published files", counts, known -> known.latest().files());
        counter("lonja.operations.dropped", "Operations that the log lacks", operations, OperationRecorder::dropped);
        gauge("lonja.events.listeners", "Listeners of events", events, EventHub::listeners);
        counter("lonja.events.dropped.listeners", "Listeners cut off, too slow", events, EventHub::droppedListeners);
        counter("lonja.logins.failed", "Logins that failed", logins, FailedLogins::count);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String description, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).description(description).register(registry);
    }
}
