package dev.lonja.registry.wire;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The health of the listener: started when it first accepts connections, and ready while it accepts them. */
@Readiness
@Startup
@Singleton
class ListenerHealth implements HealthCheck {
    private final RegistryServer server;

    ListenerHealth(RegistryServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("listener");
        server.textPort().ifPresent(port -> response.withData("text-port", port));
        return response.status(server.isListening())
                .withData("port", server.port())
                .withData("connections", server.openConnections())
                .withData("refused", server.refusedConnections())
                .build();
    }
}
