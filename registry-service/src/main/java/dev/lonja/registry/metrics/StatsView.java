package dev.lonja.registry.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statistics of the registry: the answer of GET /stats (docs/rest.md). */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StatsView(
        String version,
        Instant startedAt,
        long uptimeSeconds,
        long users,
        long connected,
        long files,
        int connections,
        int queuedWrites,
        Requests requests,
        Refusals refusals,
        Optional<Latency> latency,
        OperationLog operationLog,
        int listeners) {

    /** Requests since the start. */
    public record Requests(long total, double perSecond, long failed, List<OfOperation> operations) {}

    /** Requests of one operation since the start. */
    public record OfOperation(String operation, long total, double perSecond, long failed) {}

    /** Connections and requests that were not served. */
    public record Refusals(long total, List<OfReason> reasons) {}

    /** The number of refusals for one reason. */
    public record OfReason(String reason, long total) {}

    /** The latency of the requests of the last ten seconds. */
    public record Latency(double p50Millis, double p99Millis) {}

    /** The number of requests that the operation log does not hold. */
    public record OperationLog(long dropped) {}
}
