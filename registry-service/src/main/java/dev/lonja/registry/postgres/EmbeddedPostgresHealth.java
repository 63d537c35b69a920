package dev.lonja.registry.postgres;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Whether the embedded server is watched, and how often it was started again. Without one there is nothing to watch. */
@Liveness
@Singleton
class EmbeddedPostgresHealth implements HealthCheck {

    void onStart(@Observes StartupEvent event, MeterRegistry registry) {
        ServerOfThisProcess.find().ifPresent(server -> {
            Gauge.builder("lonja.postgres.watched", server, each -> each.isWatched() ? 1 : 0)
                    .description("Whether the embedded PostgreSQL would be started again")
                    .strongReference(true)
                    .register(registry);
            FunctionCounter.builder("lonja.postgres.restarts", server, EmbeddedPostgres::restarts)
                    .description("How often the embedded PostgreSQL was started again")
                    .register(registry);
        });
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("embedded-postgres");
        return ServerOfThisProcess.find()
                .map(server -> response.status(server.isWatched()).withData("restarts", server.restarts()))
                .orElseGet(() -> response.up().withData("used", false))
                .build();
    }
}
