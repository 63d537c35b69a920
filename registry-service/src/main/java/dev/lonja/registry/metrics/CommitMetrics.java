package dev.lonja.registry.metrics;

import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The number, size and duration of the transactions of the writer. */
@Singleton
class CommitMetrics implements CommitListener {
    private final Timer commits;
    private final DistributionSummary batches;
    private final Counter failures;
    private long beganNanos;

    CommitMetrics(MeterRegistry registry) {
        commits = Timer.builder("lonja.commit")
                .description("Transactions of the writer, from their beginning to the end of the commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
        batches = DistributionSummary.builder("lonja.commit.batch.size")
                .description("Writes that shared a transaction")
                .register(registry);
        failures = Counter.builder("lonja.commit.failures")
                .description("Transactions of the writer that failed")
                .register(registry);
    }

    @Override
    public void beginning() {
        beganNanos = System.nanoTime();
    }

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        commits.record(System.nanoTime() - beganNanos, TimeUnit.NANOSECONDS);
        batches.record(changes.size());
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        failures.increment();
    }
}
