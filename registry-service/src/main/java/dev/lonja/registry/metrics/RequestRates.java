package dev.lonja.registry.metrics;

import dev.lonja.protocol.Operation;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What happened in the last seconds. A sample is taken every second on {@code lonja-statistics}. */
@Singleton
class RequestRates {
    private static final int WINDOW = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final RequestMetrics requests;
    private final Deque<Sample> samples = new ArrayDeque<>();

    RequestRates(RequestMetrics requests) {
        this.requests = requests;
        sample();
    }

    private record Sample(long nanos, Map<Operation, Long> counts, long[] latencies) {
        long count(Operation operation) {
            return counts.getOrDefault(operation, 0L);
        }
    }

    /** Remembers what the counters say now. */
    final synchronized void sample() {
        Map<Operation, Long> counts = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            counts.put(operation, requests.count(operation));
        }
        samples.add(new Sample(System.nanoTime(), counts, requests.latencies().copy()));
        if (samples.size() > WINDOW + 1) {
            samples.remove();
        }
    }

    /** Requests of the operation in a second. */
    synchronized double perSecond(Operation operation) {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos() - first.nanos()) / NANOS_PER_SECOND;
        long count = last.count(operation) - first.count(operation);
        return seconds > 0 ? Math.round(count / seconds * 10) / 10.0 : 0;
    }

    /** The latency that this share of the requests did not exceed. */
    synchronized Optional<Double> findMillis(double share) {
        return LatencyCounts.quantile(
                        samples.getFirst().latencies(), samples.getLast().latencies(), share)
                .map(nanos -> Math.round(nanos / NANOS_PER_MILLI * 1000) / 1000.0);
    }
}
