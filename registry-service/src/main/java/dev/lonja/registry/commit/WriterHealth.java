package dev.lonja.registry.commit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The health of the writer: alive while its thread runs, ready while it takes the changes in time. */
@Singleton
class WriterHealth {

    @Produces
    @Singleton
    @Liveness
    static HealthCheck alive(GroupCommit writes) {
        return () -> HealthCheckResponse.named("writer")
                .status(writes.thread().isAlive())
                .build();
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck notStuck(GroupCommit writes) {
        return () -> HealthCheckResponse.named("queue")
                .status(!writes.isStuck())
                .withData("waiting", writes.queued())
                .build();
    }
}
