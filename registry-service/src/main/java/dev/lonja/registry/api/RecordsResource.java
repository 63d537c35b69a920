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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What happened, and who asks. */
@Path("/api/v1")
@Tag(name = "records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class RecordsResource {
    private final AdminReads reads;
    private final RecordQueries records;
    private final Stats stats;
    private final SecurityIdentity identity;

    RecordsResource(AdminReads reads, RecordQueries records, Stats stats, SecurityIdentity identity) {
        this.reads = reads;
        this.records = records;
        this.stats = stats;
        this.identity = identity;
    }

    @GET
    @Path("me")
    @Operation(summary = "The account that asks")
    public MeView me() {
        return new MeView(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList());
    }

    @GET
    @Path("stats")
    @Operation(summary = "How the registry is doing")
    public StatsView stats() {
        return stats.now();
    }

    @GET
    @Path("operations")
    @Operation(summary = "The operations that were asked for, newest first")
    public Page<OperationView> operations(
            @RestQuery Optional<String> after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit,
            @RestQuery Optional<String> user) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        Optional<String> of = user.map(name -> Parameters.name("user", name));
        return reads.ask(() -> records.operations(before, items, of));
    }

    @GET
    @Path("audit")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "What administrators changed, newest first")
    public Page<AuditView> audit(
            @RestQuery Optional<String> after, @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        return reads.ask(() -> records.audit(before, items));
    }
}
