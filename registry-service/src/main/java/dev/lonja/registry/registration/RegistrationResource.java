package dev.lonja.registry.registration;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.access.CurrentAdministrator;
import dev.lonja.registry.access.Role;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.identity.IdentityRules.Registration;
import dev.lonja.registry.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who may register; administrators can change it for all registries on the database. */
@Path("/api/v1/registration")
@Tag(name = "keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class RegistrationResource {
    private static final Logger LOG = Logger.getLogger(RegistrationResource.class);

    private final RegistrationRules rules;
    private final CurrentAdministrator administrator;

    RegistrationResource(RegistrationRules rules, CurrentAdministrator administrator) {
        this.rules = rules;
        this.administrator = administrator;
    }

    @GET
    @Operation(operationId = "getRegistration", summary = "Who may register, claim and invite")
    public RegistrationView get() {
        return RegistrationView.of(rules.now(), rules.configured());
    }

    @POST
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "setRegistration", summary = "Sets who may register, for all registries on the database")
    @APIResponse(responseCode = "204", description = "the mode is set")
    public void set(@RestQuery @Nullable String mode) {
        Registration chosen = parse(Objects.requireNonNullElse(mode, ""));
        Administrator by = administrator.get();
        rules.choose(chosen, by);
        LOG.infof("registration=%s by=%s peer=%s", chosen, Printable.of(by.name()), by.address());
    }

    private static Registration parse(String mode) {
        return switch (mode) {
            case "open" -> Registration.OPEN;
            case "invited" -> Registration.INVITED;
            case "closed" -> Registration.CLOSED;
            default ->
                throw Problem.badRequest("mode is '" + Printable.of(mode) + "'; it must be open, invited or closed");
        };
    }
}
