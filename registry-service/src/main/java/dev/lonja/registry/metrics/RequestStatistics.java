package dev.lonja.registry.metrics;

import dev.lonja.protocol.Operation;
import dev.lonja.registry.operations.OperationRecorder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Statistics of the answered requests, and of those that the operation log does not hold. */
@Singleton
class RequestStatistics {
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    private final RequestMetrics requests;
    private final RequestRates rates;
    private final OperationRecorder operations;

    RequestStatistics(RequestMetrics requests, RequestRates rates, OperationRecorder operations) {
        this.requests = requests;
        this.rates = rates;
        this.operations = operations;
    }

    void onStart(@Observes StartupEvent event, Meters meters) {
        meters.counter(
                "lonja.operations.dropped",
                "Operations that are missing in the operation log",
                operations,
                OperationRecorder::dropped);
    }

    StatsView.Requests requests() {
        List<StatsView.OfOperation> byOperation =
                Arrays.stream(Operation.values()).map(this::requests).toList();
        double perSecond = byOperation.stream()
                .mapToDouble(StatsView.OfOperation::perSecond)
                .sum();
        return new StatsView.Requests(
                byOperation.stream().mapToLong(StatsView.OfOperation::total).sum(),
                Math.round(perSecond * 10) / 10.0,
                byOperation.stream().mapToLong(StatsView.OfOperation::failed).sum(),
                byOperation);
    }

    Optional<StatsView.Latency> latency() {
        return rates.findMillis(MEDIAN)
                .flatMap(median -> rates.findMillis(SLOWEST).map(slowest -> new StatsView.Latency(median, slowest)));
    }

    StatsView.OperationLog operationLog() {
        return new StatsView.OperationLog(operations.dropped());
    }

    private StatsView.OfOperation requests(Operation operation) {
        return new StatsView.OfOperation(
                operation.name(), requests.count(operation), rates.perSecond(operation), requests.failed(operation));
    }
}
