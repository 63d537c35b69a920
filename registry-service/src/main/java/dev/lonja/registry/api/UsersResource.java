package dev.lonja.registry.api;

import dev.lonja.registry.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Users, what they publish, and what an administrator does about it. */
@Path("/api/v1/users")
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class UsersResource {
    private final AdminReads reads;
    private final UserQueries users;
    private final AdminChanges changes;

    UsersResource(AdminReads reads, UserQueries users, AdminChanges changes) {
        this.reads = reads;
        this.users = users;
        this.changes = changes;
    }

    @GET
    @Operation(summary = "Users by name")
    public Page<UserView> list(
            @RestQuery Optional<String> after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit,
            @RestQuery Optional<String> q,
            @RestQuery Optional<String> connected) {
        int items = Parameters.limit(limit);
        String key = Parameters.after(after);
        Optional<String> part = Parameters.query(q);
        Optional<Boolean> wanted = Parameters.truth("connected", connected);
        return reads.ask(() -> users.page(key, items, part, wanted));
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One user")
    public UserView get(@RestPath String name) {
        String user = Parameters.nameInPath(name);
        return reads.ask(() -> users.find(user)).orElseThrow(() -> noSuchUser(user));
    }

    @GET
    @Path("{name}/files")
    @Operation(summary = "What a user publishes, by path")
    public Page<FileView> files(
            @RestPath String name,
            @RestQuery Optional<String> after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        String user = Parameters.nameInPath(name);
        int items = Parameters.limit(limit);
        String key = Parameters.after(after);
        return reads.ask(() -> users.findFiles(user, key, items)).orElseThrow(() -> noSuchUser(user));
    }

    @POST
    @Path("{name}/disconnect")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Ends a user's presence")
    public void disconnect(@RestPath String name) {
        changes.expel(Parameters.nameInPath(name));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Removes a user and all that it publishes")
    public void remove(@RestPath String name) {
        changes.remove(Parameters.nameInPath(name));
    }

    @DELETE
    @Path("{name}/files")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Takes a path off what a user publishes")
    public void takeDown(@RestPath String name, @RestQuery Optional<String> path) {
        String user = Parameters.nameInPath(name);
        changes.takeDown(
                user,
                Parameters.path(path.orElseThrow(() -> Problem.badRequest("path is missing: the file to take down"))));
    }

    private static Problem noSuchUser(String user) {
        return Problem.notFound("there is no user " + user);
    }
}
