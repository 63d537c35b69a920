package dev.lonja.registry.problem;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.directory.DirectoryException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.security.ForbiddenException;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every failure of a resource to a {@link Problem}. Failures of the registry are logged, and their cause is not sent. */
@Singleton
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response map(Problem problem) {
        return problem.toResponse();
    }

    @ServerExceptionMapper
    Response map(ForbiddenException forbidden) {
        return Problem.forbidden("this account may look, and not change").toResponse();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException known) {
        int status = known.getResponse().getStatus();
        String detail = status == 404 ? "there is nothing at this address" : String.valueOf(known.getMessage());
        return Problem.of(status, detail).toResponse();
    }

    @ServerExceptionMapper({DirectoryException.class, PersistenceException.class, QuarkusTransactionException.class})
    Response mapOfDatabase(RuntimeException failure) {
        LOG.warnf("HTTP request failed: %s", Printable.of(String.valueOf(failure.getMessage())));
        return Problem.unavailable("the database does not answer as it should").toResponse();
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        LOG.error("HTTP request failed", failure);
        return Problem.of(500, "the registry failed; its log says why").toResponse();
    }
}
