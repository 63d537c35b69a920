package dev.lonja.registry.metrics;

import dev.lonja.protocol.Operation;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Rates and latencies of the last ten seconds, from a sample of the counters every second. Any thread. */
@Singleton
class RequestRates {
    private static final int WINDOW = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;

    private final RequestMetrics requests;
    private final Deque<Sample> samples = new ArrayDeque<>();

    RequestRates(RequestMetrics requests) {
        this.requests = requests;
        sample();
    }

    /**
     * The state of the counters at one time.
     *
     * @param latencies of the requests since the sample before
     */
    private record Sample(long nanos, Map<Operation, Long> counts, Histogram latencies) {}

    /** Takes the next sample and drops the oldest one. */
    final synchronized void sample() {
        Map<Operation, Long> counts = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            counts.put(operation, requests.count(operation));
        }
        samples.add(new Sample(System.nanoTime(), counts, requests.latencies().takeInterval()));
        if (samples.size() > WINDOW + 1) {
            samples.remove();
        }
    }

    /** Requests of the operation per second. */
    synchronized double perSecond(Operation operation) {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos() - first.nanos()) / NANOS_PER_SECOND;
        long count = last.counts().getOrDefault(operation, 0L) - first.counts().getOrDefault(operation, 0L);
        return seconds > 0 ? Math.round(count / seconds * 10) / 10.0 : 0;
    }

    /** Finds the latency that this share of the requests did not exceed; empty if there were no requests. */
    synchronized Optional<Double> findMillis(double share) {
        Histogram sum = new Histogram(samples.getLast().latencies());
        samples.stream().skip(1).map(Sample::latencies).forEach(sum::add);
        return sum.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(Math.round(sum.getValueAtPercentile(share * PERCENT) / NANOS_PER_MILLI * 1000) / 1000.0);
    }
}
