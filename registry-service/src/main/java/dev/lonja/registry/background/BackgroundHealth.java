package dev.lonja.registry.background;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The health of the threads that must live, of the scheduler, and of the database behind them; and a gauge for each. */
@Singleton
class BackgroundHealth {
    /** The scheduler runs something every second; it is late only when all worker threads are stuck, or it has ended. */
    private static final Duration MAX_LATE = Duration.ofSeconds(60);

    private final List<KeepsThread> keepers;
    private final Leadership leadership;
    private final DatabaseState database;
    private volatile long scheduledNanos = System.nanoTime();

    BackgroundHealth(@All List<KeepsThread> keepers, Leadership leadership, DatabaseState database) {
        this.keepers = keepers;
        this.leadership = leadership;
        this.database = database;
    }

    void onStart(@Observes StartupEvent event, MeterRegistry registry) {
        for (KeepsThread keeper : keepers) {
            LivingThread thread = keeper.thread();
            Gauge.builder("lonja.thread.alive", thread, each -> each.isAlive() ? 1 : 0)
                    .description("Whether a thread that must live does")
                    .tag("thread", thread.name())
                    .strongReference(true)
                    .register(registry);
            FunctionCounter.builder("lonja.thread.restarts", thread, LivingThread::restarts)
                    .description("How often a thread that must live was started again")
                    .tag("thread", thread.name())
                    .register(registry);
        }
        gauge(registry, "lonja.scheduler.alive", "Whether scheduled work runs", each -> each.isScheduling());
        gauge(registry, "lonja.leader", "Whether this registry leads", each -> each.leadership.isHeld());
        gauge(
                registry,
                "lonja.database.writable",
                "Whether the database answers and takes changes",
                each -> each.database.isWritable());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        scheduledNanos = System.nanoTime();
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck threads() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("threads");
            boolean allLive = isScheduling();
            response.withData("scheduler", isScheduling());
            for (KeepsThread keeper : keepers) {
                LivingThread thread = keeper.thread();
                response.withData(thread.name(), thread.isAlive());
                allLive &= thread.isAlive();
            }
            return response.status(allLive).build();
        };
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck writableDatabase() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("database")
                    .status(database.isWritable())
                    .withData("leader", leadership.isHeld());
            String reason = database.reason();
            return (reason.isEmpty() ? response : response.withData("reason", reason)).build();
        };
    }

    private boolean isScheduling() {
        return System.nanoTime() - scheduledNanos < MAX_LATE.toNanos();
    }

    private void gauge(MeterRegistry registry, String name, String description, Predicate<BackgroundHealth> claim) {
        Gauge.builder(name, this, each -> claim.test(each) ? 1 : 0)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
