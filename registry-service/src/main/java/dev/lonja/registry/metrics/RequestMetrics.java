package dev.lonja.registry.metrics;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.WireListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts and times requests by operation and outcome. Meters exist before the first request;
 * those of outcomes that every row of a session has, such as "busy", when the first one comes.
 */
@Singleton
class RequestMetrics implements WireListener {
    private static final Duration[] BOUNDS = Arrays.stream(new long[] {
                250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000
            })
            .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Operation, Map<Outcome, Timer>> timers = new EnumMap<>(Operation.class);
    private final LatencyRecorder latencies = new LatencyRecorder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Operation operation : Operation.values()) {
            timers.put(operation, new ConcurrentHashMap<>());
            Arrays.stream(Edition.values())
                    .filter(operation::isIn)
                    .flatMap(edition -> operation.row(edition).outcomes().stream())
                    .forEach(outcome -> timer(operation, outcome));
        }
        FunctionCounter.builder("lonja.received.bytes", receivedBytes, LongAdder::sum)
                .description("Bytes received from clients")
                .register(registry);
        FunctionCounter.builder("lonja.sent.bytes", sentBytes, LongAdder::sum)
                .description("Bytes of replies sent to clients")
                .register(registry);
    }

    @Override
    public void answered(AnsweredRequest answered) {
        timer(answered.request().operation(), answered.outcome()).record(answered.nanos(), TimeUnit.NANOSECONDS);
        latencies.record(answered.nanos());
    }

    @Override
    public void received(int bytes) {
        receivedBytes.add(bytes);
    }

    @Override
    public void sent(long bytes) {
        sentBytes.add(bytes);
    }

    long count(Operation operation) {
        return timersOf(operation).values().stream().mapToLong(Timer::count).sum();
    }

    long failed(Operation operation) {
        Timer failures = timersOf(operation).get(Outcome.FAILED);
        return failures == null ? 0 : failures.count();
    }

    LatencyRecorder latencies() {
        return latencies;
    }

    private Map<Outcome, Timer> timersOf(Operation operation) {
        return Objects.requireNonNull(timers.get(operation));
    }

    private Timer timer(Operation operation, Outcome outcome) {
        Map<Outcome, Timer> ofOperation = timersOf(operation);
        Timer known = ofOperation.get(outcome);
        return known == null ? ofOperation.computeIfAbsent(outcome, missing -> create(operation, missing)) : known;
    }

    private Timer create(Operation operation, Outcome outcome) {
        return Timer.builder("lonja.requests")
                .description("Answered requests, from their last byte to the reply")
                .tag("operation", operation.name())
                .tag("outcome", outcome.name())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
