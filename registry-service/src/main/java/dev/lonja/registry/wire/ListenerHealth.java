package dev.lonja.registry.wire;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started once the registry accepts connections, and ready while it does: not while it drains. */
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
        return HealthCheckResponse.named("listener")
                .status(server.isListening())
                .withData("port", server.port())
                .withData("connections", server.openConnections())
                .withData("refused", server.refusedConnections())
                .build();
    }
}
