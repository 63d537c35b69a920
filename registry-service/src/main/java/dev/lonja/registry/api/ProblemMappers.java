package dev.lonja.registry.api;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.directory.DirectoryException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.security.ForbiddenException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What goes wrong in a resource, as problem+json; what we caused is logged and not told. */
@Singleton
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    Response map(Problem problem) {
        return answer(problem.status(), problem.getMessage());
    }

    @ServerExceptionMapper
    Response map(ForbiddenException forbidden) {
        return answer(403, "this account may look, and not change");
    }

    @ServerExceptionMapper
    Response map(WebApplicationException known) {
        int status = known.getResponse().getStatus();
        return status == 404
                ? answer(404, "there is nothing at this address")
                : answer(status, String.valueOf(known.getMessage()));
    }

    @ServerExceptionMapper({DirectoryException.class, QuarkusTransactionException.class})
    Response mapOfDatabase(RuntimeException failure) {
        LOG.warnf("an answer over HTTP failed: %s", Printable.of(String.valueOf(failure.getMessage())));
        return answer(503, "the database does not answer as it should");
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        LOG.error("an answer over HTTP failed", failure);
        return answer(500, "the registry failed; its log says why");
    }

    private static Response answer(int status, String detail) {
        var view = new ProblemView(
                "about:blank", HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
        Response.ResponseBuilder response =
                Response.status(status).type(PROBLEM_JSON).entity(view);
        return (status == 503 ? response.header("Retry-After", RETRY_SECONDS) : response).build();
    }
}
