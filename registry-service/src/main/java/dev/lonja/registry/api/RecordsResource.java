package dev.lonja.registry.api;

import dev.lonja.registry.access.Role;
import dev.lonja.registry.metrics.Stats;
import dev.lonja.registry.metrics.StatsView;
import dev.lonja.registry.storage.OperationRecord;
import dev.lonja.registry.storage.OperationRepository;
import dev.lonja.registry.storage.audit.AuditRepository;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
    private final OperationRepository operations;
    private final AuditRepository audit;
    private final Stats stats;
    private final SecurityIdentity identity;

    RecordsResource(
            ApiReads reads,
            OperationRepository operations,
            AuditRepository audit,
            Stats stats,
            SecurityIdentity identity) {
        this.reads = reads;
        this.operations = operations;
        this.audit = audit;
        this.stats = stats;
        this.identity = identity;
    }

    @GET
    @Path("me")
    @Operation(operationId = "getAccount", summary = "The account of the request")
    public MeView me() {
        return new MeView(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList());
    }

    @GET
    @Path("stats")
    @Operation(operationId = "getStatistics", summary = "Statistics of the registry")
    public StatsView stats() {
        return stats.now();
    }

    @GET
    @Path("operations")
    @Operation(operationId = "listOperations", summary = "The operation log, newest first")
    public Page<OperationView> operations(
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String user) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        List<OperationRecord> found = user == null
                ? reads.read(() -> operations.before(before, items + 1))
                : operationsOf(Parameters.name("user", user), before, items);
        return Page.of(found, items, OperationView::of, view -> Long.toString(view.id()));
    }

    @GET
    @Path("audit")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(operationId = "listAudit", summary = "The audit of changes by administrators, newest first")
    public Page<AuditView> audit(
            @RestQuery @Nullable String after, @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        long before = Parameters.before(after);
        int items = Parameters.limit(limit);
        return Page.of(
                reads.read(() -> audit.before(before, items + 1)),
                items,
                AuditView::of,
                view -> Long.toString(view.id()));
    }

    private List<OperationRecord> operationsOf(String user, long before, int items) {
        return reads.read(() -> operations.ofUserBefore(user, before, items + 1));
    }
}
