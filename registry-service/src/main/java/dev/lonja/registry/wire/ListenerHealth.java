package dev.lonja.registry.wire;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the registry accepts connections. */
@Readiness
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
