package dev.lonja.registry.events;

import dev.lonja.registry.access.Role;
import dev.lonja.registry.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of changes as server-sent events. */
@Path("/api/v1/events")
@Tag(name = "records")
@RolesAllowed(Role.VIEWER_NAME)
class EventsResource {
    private final EventHub hub;

    EventsResource(EventHub hub) {
        this.hub = hub;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "listenToEvents", summary = "Server-sent events: hello, presence, content, stats")
    @APIResponse(
            responseCode = "200",
            description = "events, for as long as the client listens",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> listen(@Context Sse sse, @Context HttpServerRequest request) {
        EventStream stream = new EventStream(() -> request.response().reset());
        if (!hub.add(stream)) {
            throw Problem.unavailable("too many listen: the limit is " + EventHub.MAX_LISTENERS);
        }
        stream.offer(new Event("hello", "{\"listeners\": " + hub.listeners() + "}"));
        return stream.events()
                .onTermination()
                .invoke(() -> hub.remove(stream))
                .map(event -> sse.newEventBuilder()
                        .name(event.name())
                        .data(String.class, event.data())
                        .build());
    }
}
