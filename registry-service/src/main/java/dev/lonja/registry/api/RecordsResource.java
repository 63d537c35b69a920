package dev.lonja.registry.api;

import dev.lonja.registry.access.Role;
import dev.lonja.registry.metrics.Stats;
import dev.lonja.registry.metrics.StatsView;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The records of the registry, its statistics, and the account of the request. */
@Path("/api/v1")
@Tag(name = "records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class RecordsResource {
    private final ApiReads reads;
    private final RecordQueries records;
    private final Stats stats;
    private final SecurityIdentity identity;

    RecordsResource(ApiReads reads, RecordQueries records, Stats stats, SecurityIdentity identity) {
        this.reads = reads;
        this.records = records;
        this.stats = stats;
        this.identity = identity;
    }

    @GET
    @Path("me")
    @Operation(summary = "The account of the request")
    public MeView me() {
        return new MeView(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList());
    }

    @GET
    @Path("stats")
    @Operation(summary = "Statistics of the registry")
    public StatsView stats() {
        return stats.now();
    }

    @GET
    @Path("operations")
    @Operation(summary = "The operation log, newest first")
    public Page<OperationView> operations(
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String user) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        if (user == null) {
            return reads.read(() -> records.operations(before, items));
        }
        String name = Parameters.name("user", user);
        return reads.read(() -> records.operationsOf(name, before, items));
    }

    @GET
    @Path("audit")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "The audit of changes by administrators, newest first")
    public Page<AuditView> audit(
            @RestQuery @Nullable String after, @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        return reads.read(() -> records.audit(before, items));
    }
}
