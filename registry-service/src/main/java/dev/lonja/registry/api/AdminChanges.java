package dev.lonja.registry.api;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.DirectoryChange;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has the writer make the changes that administrators order, in line with those of the wire. */
@Singleton
class AdminChanges {
    private static final Logger LOG = Logger.getLogger(AdminChanges.class);

    private final GroupCommit writes;
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final Duration timeout;

    /** The identity and the request are those of the moment. */
    AdminChanges(GroupCommit writes, SecurityIdentity identity, RoutingContext request, AdminConfig config) {
        this.writes = writes;
        this.identity = identity;
        this.request = request;
        this.timeout = config.changeTimeout();
    }

    void expel(String user) {
        make(new DirectoryChange.ForceDisconnect(user, administrator()), user);
    }

    void remove(String user) {
        make(new DirectoryChange.RemoveUser(user, administrator()), user);
    }

    void takeDown(String user, String path) {
        make(new DirectoryChange.RemoveFile(user, path, administrator()), user + " and path " + path);
    }

    private Administrator administrator() {
        return new Administrator(
                identity.getPrincipal().getName(),
                request.request().remoteAddress().hostAddress());
    }

    private void make(DirectoryChange change, String about) {
        Outcome outcome = submit(change);
        if (outcome != Outcome.OK) {
            throw refused(outcome, about);
        }
        LOG.infof(
                "change=%s user=%s by=%s",
                change.getClass().getSimpleName(),
                Printable.of(change.user()),
                Printable.of(identity.getPrincipal().getName()));
    }

    private Outcome submit(DirectoryChange change) {
        try {
            return writes.submit(change)
                    .toCompletableFuture()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warnf("a change ordered over HTTP failed: %s", failure.getCause());
            throw Problem.unavailable("the change was not acknowledged; it may have been made");
        }
    }

    private static Problem refused(Outcome outcome, String about) {
        return switch (outcome) {
            case NO_SUCH_USER -> Problem.notFound("there is no user " + about);
            case NOT_PUBLISHED -> Problem.notFound("nothing is published by user " + about);
            case NOT_CONNECTED -> Problem.conflict("not connected: user " + about);
            case OK, NAME_IN_USE, ALREADY_CONNECTED, ALREADY_PUBLISHED, NO_SUCH_OWNER, NO_SUCH_FILE, FAILED ->
                Problem.unavailable("the change ended as " + outcome);
        };
    }
}
