package dev.lonja.registry.metrics;

import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.requests.RequestExecutor;
import dev.lonja.registry.wire.RegistryServer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Statistics of the connections, of the requests in progress, and of what was refused. */
@Singleton
class WireStatistics {
    private final RegistryServer server;
    private final RequestExecutor requests;
    private final Refusals refusals;

    WireStatistics(RegistryServer server, RequestExecutor requests, Refusals refusals) {
        this.server = server;
        this.requests = requests;
        this.refusals = refusals;
    }

    void onStart(@Observes StartupEvent event, Meters meters) {
        meters.gauge("lonja.connections", "Open connections", server, RegistryServer::openConnections);
        meters.counter(
                "lonja.connections.accepted", "Accepted connections", server, RegistryServer::acceptedConnections);
        meters.gauge("lonja.requests.in.flight", "Requests being executed", requests, RequestExecutor::inFlight);
        meters.gauge("lonja.requests.waiting", "Requests that wait for a permit", requests, RequestExecutor::waiting);
        for (Refusals.Reason reason : Refusals.Reason.values()) {
            meters.counterByReason(
                    "lonja.refusals",
                    reason.label(),
                    "Connections and requests that were not served, by reason",
                    refusals,
                    counted -> counted.of(reason));
        }
    }

    int connections() {
        return server.openConnections();
    }

    StatsView.Refusals refusals() {
        List<StatsView.OfReason> reasons = refusals.byReason().entrySet().stream()
                .map(counted -> new StatsView.OfReason(counted.getKey().label(), counted.getValue()))
                .toList();
        return new StatsView.Refusals(
                reasons.stream().mapToLong(StatsView.OfReason::total).sum(), reasons);
    }
}
