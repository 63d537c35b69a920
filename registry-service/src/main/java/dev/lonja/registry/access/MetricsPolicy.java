package dev.lonja.registry.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets viewers read the metrics, or everybody if it is so configured. */
@Singleton
class MetricsPolicy implements HttpSecurityPolicy {
    private final boolean isOpen;

    MetricsPolicy(@ConfigProperty(name = "lonja.registry.metrics.open", defaultValue = "false") boolean isOpen) {
        this.isOpen = isOpen;
    }

    @Override
    public String name() {
        return "lonja-metrics";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return isOpen ? CheckResult.permit() : identity.map(known -> new CheckResult(known.hasRole(Role.VIEWER_NAME)));
    }
}
