package dev.lonja.registry.commit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Alive while there is a writer, and ready while it gets its work done. */
@Singleton
class WriterHealth {

    @Produces
    @Singleton
    @Liveness
    static HealthCheck alive(GroupCommit writes) {
        return () ->
                HealthCheckResponse.named("writer").status(writes.isAlive()).build();
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
