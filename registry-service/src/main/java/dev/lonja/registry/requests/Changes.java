package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.identity.CurrentRules;
import dev.lonja.registry.presence.GhostRule;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the changes that classic clients request, through the group commit. */
@Singleton
class Changes {
    private final GroupCommit writes;
    private final GhostRule ghosts;
    private final Readers readers;
    private final Quotas quotas;
    private final CurrentRules rules;

    Changes(GroupCommit writes, GhostRule ghosts, Readers readers, Quotas quotas, CurrentRules rules) {
        this.rules = rules;
        this.quotas = quotas;
        this.writes = writes;
        this.ghosts = ghosts;
        this.readers = readers;
    }

    /** Makes the change if the quotas allow it. The answer comes after the commit. */
    CompletionStage<Answer> make(Request.Change request, HostAddress from) {
        if (request instanceof Request.Register && rules.now().classicRegister() != Outcome.OK) {
            return CompletableFuture.completedFuture(
                    new Answer.Failed(Answer.Cause.CLOSED, "new names need a session here"));
        }
        return quotas.within(request, from, () -> commit(request, from));
    }

    private CompletionStage<Answer> commit(Request.Change request, HostAddress from) {
        return switch (directoryChange(request, from)) {
            case DirectoryChange.Connect connect ->
                writes.submitForResult(connect)
                        .thenCompose(result -> result.outcome() == Outcome.ALREADY_CONNECTED
                                ? ghosts.reconsider(connect.caller(), () -> writes.submitForResult(connect), readers)
                                : CompletableFuture.completedFuture(result))
                        .thenApply(result -> Answer.of(result.outcome()));
            case DirectoryChange change -> writes.submit(change).thenApply(Answer::of);
        };
    }

    /** The change of the directory that a request asks for. */
    private static DirectoryChange directoryChange(Request.Change request, HostAddress from) {
        return switch (request) {
            case Request.Register(String user, String code) -> new DirectoryChange.Register(user, from.origin());
            case Request.Unregister(String user) -> new DirectoryChange.Unregister(new Caller(user, from));
            case Request.Connect(String user, int port, PeerAddresses addresses) ->
                new DirectoryChange.Connect(new Caller(user, from), port);
            case Request.Disconnect(String user) -> new DirectoryChange.Disconnect(new Caller(user, from));
            case Request.Publish(String user, String path, String description) ->
                new DirectoryChange.Publish(new Caller(user, from), new PublishedFile(path, description));
            case Request.Delete(String user, String path) -> new DirectoryChange.Delete(new Caller(user, from), path);
            case KeyRequest keyRequest -> throw ofSession(request);
            case DirectoryRequest directoryRequest -> throw ofSession(request);
        };
    }

    /** The classic codec does not read such a request. */
    private static IllegalStateException ofSession(Request.Change request) {
        return new IllegalStateException(request.operation() + " needs a session");
    }
}
