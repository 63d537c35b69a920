package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.registry.access.Role;
import dev.lonja.registry.problem.Problem;
import dev.lonja.registry.storage.UserRepository;
import dev.lonja.registry.storage.identity.KeyRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The keys that own the name of a user; administrators can revoke them. */
@Path("/api/v1/users/{name}/keys")
@Tag(name = "keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class KeysResource {
    private final ApiReads reads;
    private final UserRepository users;
    private final KeyRepository keys;
    private final AdminChanges changes;

    KeysResource(ApiReads reads, UserRepository users, KeyRepository keys, AdminChanges changes) {
        this.reads = reads;
        this.users = users;
        this.keys = keys;
        this.changes = changes;
    }

    /**
     * A key that owns a name.
     *
     * @param label what its user calls it; may be empty
     * @param addedAt since when it belongs to the name
     * @param lastSeenAt when it last connected the user; absent if it never did
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record KeyView(
            @Schema(description = "the SHA-256 of the public key, as 64 hex digits")
            String id,

            String label,
            Instant addedAt,
            Optional<Instant> lastSeenAt) {

        static KeyView of(KeyRow key) {
            Optional<Instant> lastSeenAt = key.lastSeenAtSeconds().isPresent()
                    ? Optional.of(Instant.ofEpochSecond(key.lastSeenAtSeconds().getAsLong()))
                    : Optional.empty();
            return new KeyView(key.key().hex(), key.label(), Instant.ofEpochSecond(key.addedAtSeconds()), lastSeenAt);
        }
    }

    @GET
    @Operation(operationId = "listKeys", summary = "The keys of a user, the oldest first")
    public Page<KeyView> list(@RestPath String name) {
        String user = Parameters.nameInPath(name);
        return reads.read(() -> users.findId(user).map(id -> keys.ofUser(user)))
                .map(found -> new Page<>(found.stream().map(KeyView::of).toList(), Optional.empty()))
                .orElseThrow(() -> Problem.notFound("there is no user " + Printable.of(user)));
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "revokeKey", summary = "Takes a key from a user; the last one stays")
    @APIResponse(responseCode = "204", description = "the key no longer belongs to the user")
    @APIResponse(responseCode = "409", ref = Problem.RESPONSE)
    public void revoke(@RestPath String name, @RestPath String key) {
        changes.revokeKey(Parameters.nameInPath(name), Parameters.key(key));
    }
}
