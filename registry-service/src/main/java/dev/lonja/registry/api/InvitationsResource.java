package dev.lonja.registry.api;

import dev.lonja.registry.access.Role;
import dev.lonja.registry.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Codes for new names. */
@Path("/api/v1/invitations")
@Tag(name = "keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN_NAME)
class InvitationsResource {
    private final AdminChanges changes;

    InvitationsResource(AdminChanges changes) {
        this.changes = changes;
    }

    @POST
    @Operation(operationId = "makeRegisterCode", summary = "Makes a code with which somebody can register a user")
    @APIResponse(
            responseCode = "200",
            description = "the code",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CodeView.class)))
    @APIResponse(responseCode = "409", ref = Problem.RESPONSE)
    public CodeView makeRegisterCode() {
        return changes.makeRegisterCode();
    }
}
