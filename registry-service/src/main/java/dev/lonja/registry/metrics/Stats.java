package dev.lonja.registry.metrics;

import dev.lonja.protocol.Operation;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.events.EventHub;
import dev.lonja.registry.operations.OperationRecorder;
import dev.lonja.registry.wire.Refusals;
import dev.lonja.registry.wire.RegistryServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together how the registry is doing. Any thread; asks nothing of the database. */
@Singleton
public class Stats {
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    private final Instant startedAt = Instant.now();
    private final String version;
    private final DirectoryCounts counts;
    private final RequestMetrics requests;
    private final RequestRates rates;
    private final RegistryServer server;
    private final Refusals refusals;
    private final GroupCommit writes;
    private final OperationRecorder operations;
    private final EventHub events;

    Stats(
            @ConfigProperty(name = "quarkus.application.version") String version,
            DirectoryCounts counts,
            RequestMetrics requests,
            RequestRates rates,
            RegistryServer server,
            Refusals refusals,
            GroupCommit writes,
            OperationRecorder operations,
            EventHub events) {
        this.version = version;
        this.counts = counts;
        this.requests = requests;
        this.rates = rates;
        this.server = server;
        this.refusals = refusals;
        this.writes = writes;
        this.operations = operations;
        this.events = events;
    }

    /** How it is doing now. */
    public StatsView now() {
        DirectoryCounts.Counts counted = counts.latest();
        return new StatsView(
                version,
                startedAt,
                Duration.between(startedAt, Instant.now()).toSeconds(),
                counted.users(),
                counted.connected(),
                counted.files(),
                server.openConnections(),
                writes.queued(),
                requests(),
                refusals(),
                latency(),
                new StatsView.OperationLog(operations.dropped()),
                events.listeners());
    }

    private StatsView.Refusals refusals() {
        List<StatsView.OfReason> reasons = refusals.byReason().entrySet().stream()
                .map(counted -> new StatsView.OfReason(counted.getKey().label(), counted.getValue()))
                .toList();
        return new StatsView.Refusals(
                reasons.stream().mapToLong(StatsView.OfReason::total).sum(), reasons);
    }

    private StatsView.Requests requests() {
        List<StatsView.OfOperation> operationsSeen = Arrays.stream(Operation.values())
                .map(operation -> new StatsView.OfOperation(
                        operation.name(),
                        requests.count(operation),
                        rates.perSecond(operation),
                        requests.failed(operation)))
                .toList();
        double perSecond = operationsSeen.stream()
                .mapToDouble(StatsView.OfOperation::perSecond)
                .sum();
        return new StatsView.Requests(
                operationsSeen.stream().mapToLong(StatsView.OfOperation::total).sum(),
                Math.round(perSecond * 10) / 10.0,
                operationsSeen.stream().mapToLong(StatsView.OfOperation::failed).sum(),
                operationsSeen);
    }

    private Optional<StatsView.Latency> latency() {
        return rates.findMillis(MEDIAN)
                .flatMap(median -> rates.findMillis(SLOWEST).map(slowest -> new StatsView.Latency(median, slowest)));
    }
}
