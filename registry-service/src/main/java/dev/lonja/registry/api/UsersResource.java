package dev.lonja.registry.api;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.access.Role;
import dev.lonja.registry.problem.Problem;
import dev.lonja.registry.search.UserSearch;
import dev.lonja.registry.storage.FileRepository;
import dev.lonja.registry.storage.UserFilter;
import dev.lonja.registry.storage.UserRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Users and their files; administrators can disconnect and remove them. */
@Path("/api/v1/users")
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class UsersResource {
    private final ApiReads reads;
    private final UserRepository users;
    private final UserSearch search;
    private final FileRepository files;
    private final AdminChanges changes;

    UsersResource(ApiReads reads, UserRepository users, UserSearch search, FileRepository files, AdminChanges changes) {
        this.reads = reads;
        this.users = users;
        this.search = search;
        this.files = files;
        this.changes = changes;
    }

    @GET
    @Operation(operationId = "listUsers", summary = "Users by name")
    public Page<UserView> list(
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String connected) {
        int items = Parameters.limit(limit);
        String key = Parameters.after(after);
        UserFilter filter = new UserFilter(Parameters.query(q), Parameters.truth("connected", connected));
        return Page.of(reads.read(() -> search.page(filter, key, items + 1)), items, UserView::of, UserView::name);
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getUser", summary = "One user")
    public UserView get(@RestPath String name) {
        String user = Parameters.nameInPath(name);
        return reads.read(() -> users.findSummary(user)).map(UserView::of).orElseThrow(() -> noSuchUser(user));
    }

    @GET
    @Path("{name}/files")
    @Operation(operationId = "listFilesOfUser", summary = "The files of a user by path")
    public Page<FileView> files(
            @RestPath String name,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        String user = Parameters.nameInPath(name);
        int items = Parameters.limit(limit);
        String key = Parameters.after(after);
        return reads.read(() -> users.findId(user).map(id -> files.pageOfOwner(user, key, items + 1)))
                .map(found -> Page.of(found, items, FileView::of, FileView::path))
                .orElseThrow(() -> noSuchUser(user));
    }

    @POST
    @Path("{name}/disconnect")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "disconnectUser", summary = "Disconnects a user")
    @APIResponse(responseCode = "204", description = "the user is disconnected")
    @APIResponse(responseCode = "409", ref = Problem.RESPONSE)
    public void disconnect(@RestPath String name) {
        changes.forceDisconnect(Parameters.nameInPath(name));
    }

    @POST
    @Path("{name}/claim-code")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "makeClaimCode", summary = "Makes a code that gives a user without keys its first one")
    @APIResponse(
            responseCode = "200",
            description = "the code",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CodeView.class)))
    @APIResponse(responseCode = "409", ref = Problem.RESPONSE)
    public CodeView makeClaimCode(@RestPath String name) {
        return changes.makeClaimCode(Parameters.nameInPath(name));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "removeUser", summary = "Removes a user and all files that it publishes")
    @APIResponse(responseCode = "204", description = "the user is removed")
    public void remove(@RestPath String name) {
        changes.removeUser(Parameters.nameInPath(name));
    }

    @DELETE
    @Path("{name}/files")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "removeFile", summary = "Removes a file from what a user publishes")
    @APIResponse(responseCode = "204", description = "the file is removed")
    public void removeFile(@RestPath String name, @RestQuery @Nullable String path) {
        changes.removeFile(Parameters.nameInPath(name), Parameters.path(path));
    }

    private static Problem noSuchUser(String user) {
        return Problem.notFound("there is no user " + Printable.of(user));
    }
}
