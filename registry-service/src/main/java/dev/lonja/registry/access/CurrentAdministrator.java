package dev.lonja.registry.access;

import dev.lonja.registry.directory.Administrator;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** The administrator who sends the current request. */
@Singleton
public class CurrentAdministrator {
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    /**
     * The administrator of every request.
     *
     * @param identity a proxy for the account of the current request
     * @param request a proxy for the current request
     */
    CurrentAdministrator(SecurityIdentity identity, RoutingContext request, ClientAddresses addresses) {
        this.identity = identity;
        this.request = request;
        this.addresses = addresses;
    }

    /** Its account and address, for the audit. */
    public Administrator get() {
        return new Administrator(
                identity.getPrincipal().getName(),
                addresses.of(request.request()).text());
    }
}
