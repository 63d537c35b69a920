package dev.lonja.registry.api;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.registry.access.ClientAddresses;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Submits the changes of administrators to the writer, in one queue with those of the wire. */
@Singleton
class AdminChanges {
    private static final Logger LOG = Logger.getLogger(AdminChanges.class);

    /** Longer than the writer lets a change wait and run, so that its own answer comes first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final GroupCommit writes;
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final ClientAddresses addresses;

    /**
     * The changes of every administrator.
     *
     * @param identity a proxy for the account of the current request
     * @param request a proxy for the current request
     */
    AdminChanges(GroupCommit writes, SecurityIdentity identity, RoutingContext request, ClientAddresses addresses) {
        this.writes = writes;
        this.identity = identity;
        this.request = request;
        this.addresses = addresses;
    }

    void forceDisconnect(String user) {
        make(new DirectoryChange.ForceDisconnect(user, administrator()));
    }

    void removeUser(String user) {
        make(new DirectoryChange.RemoveUser(user, administrator()));
    }

    void removeFile(String user, String path) {
        make(new DirectoryChange.RemoveFile(user, path, administrator()));
    }

    private Administrator administrator() {
        return new Administrator(
                identity.getPrincipal().getName(),
                addresses.of(request.request()).text());
    }

    private void make(DirectoryChange change) {
        Outcome outcome = submit(change);
        if (outcome != Outcome.OK) {
            throw refused(outcome, change);
        }
        LOG.infof(
                "change=%s user=%s by=%s peer=%s",
                change.getClass().getSimpleName(),
                Printable.of(change.user()),
                Printable.of(identity.getPrincipal().getName()),
                addresses.of(request.request()).text());
    }

    private Outcome submit(DirectoryChange change) {
        try {
            return writes.submit(change)
                    .toCompletableFuture()
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warnf("change of an administrator failed: %s", failure.getCause());
            throw Problem.unavailable("the change was not acknowledged; it may have been made");
        }
    }

    private static Problem refused(Outcome outcome, DirectoryChange change) {
        String user = Printable.of(change.user());
        return switch (outcome) {
            case NO_SUCH_USER -> Problem.notFound("there is no user " + user);
            case NOT_PUBLISHED ->
                change instanceof DirectoryChange.RemoveFile file
                        ? Problem.notFound("user " + user + " publishes no file " + Printable.of(file.path()))
                        : unexpected(outcome);
            case NOT_CONNECTED -> Problem.conflict("not connected: user " + user);
            case OK,
                    NAME_IN_USE,
                    ALREADY_CONNECTED,
                    ALREADY_PUBLISHED,
                    NO_SUCH_OWNER,
                    NO_SUCH_FILE,
                    UNSUPPORTED,
                    NO_SUCH_CODE,
                    HAS_A_KEY,
                    NOT_ALLOWED,
                    NO_SUCH_KEY,
                    LAST_KEY,
                    TOO_MANY,
                    FAILED,
                    UNKNOWN_OPERATION,
                    CANCELLED,
                    BUSY,
                    TOO_MUCH,
                    NOT_YOURS,
                    MALFORMED -> unexpected(outcome);
        };
    }

    private static Problem unexpected(Outcome outcome) {
        return Problem.unavailable("the change ended as " + outcome);
    }
}
