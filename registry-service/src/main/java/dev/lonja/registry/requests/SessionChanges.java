package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.InvalidValueException;
import dev.lonja.protocol.value.PeerAddress;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.presence.HeldPresences;
import dev.lonja.transport.HostAddress;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the changes that sessions request, through the group commit. */
@Singleton
class SessionChanges {
    private final GroupCommit writes;
    private final KeyRequests keys;
    private final Quotas quotas;
    private final HeldPresences presences;
    private final Readers readers;

    SessionChanges(GroupCommit writes, KeyRequests keys, Quotas quotas, HeldPresences presences, Readers readers) {
        this.presences = presences;
        this.readers = readers;
        this.writes = writes;
        this.keys = keys;
        this.quotas = quotas;
    }

    /** Makes the change if the quotas allow it. The answer comes after the commit. */
    CompletionStage<Answer> make(Request.Change change, HostAddress from, SessionRequester session) {
        return quotas.within(change, from, () -> commit(change, from, session));
    }

    private CompletionStage<Answer> commit(Request.Change change, HostAddress from, SessionRequester session) {
        Caller caller = new Caller(change.user(), from, Optional.of(session.key()));
        return switch (change) {
            case Request.Register(String user, String code) -> replied(keys.register(caller, code));
            case Request.Unregister unregister -> submit(new DirectoryChange.Unregister(caller));
            case Request.Connect connect -> connect(caller, connect, session);
            case Request.Disconnect disconnect -> submit(new DirectoryChange.Disconnect(caller));
            case Request.Delete(String user, String path) ->
                submit(new SessionChange.DeleteFile(caller, ClassicForm.of(path)));
            case Request.Publish publish -> notServed(change);
            case KeyRequest.Claim(String user, String code) ->
                replied(keys.claim(caller, code, session.heldGeneration(user)));
            case KeyRequest.Invite invite -> replied(keys.invite(caller, invite.purpose()));
            case KeyRequest.Redeem(String user, String code, String label) -> replied(keys.redeem(caller, code, label));
            case KeyRequest.DropKey(String user, String keyId) -> replied(keys.drop(caller, new KeyId(keyId)));
            case DirectoryRequest.PublishFile publish ->
                publish(new SessionChange.PublishFile(
                        caller, ClassicForm.of(publish.path()), publish.description(), publish.facts()));
            case DirectoryRequest.Hold hold -> submit(new SessionChange.Hold(caller, hold.content(), hold.percent()));
        };
    }

    private CompletionStage<Answer> submit(DirectoryChange change) {
        return writes.submit(change).thenApply(Answer::of);
    }

    private CompletionStage<Answer> publish(SessionChange.PublishFile change) {
        return writes.submitForResult(change)
                .thenApply(result -> result.isOk()
                        ? new Answer.Replied(new SessionReply.Success(List.of(result.before())))
                        : Answer.of(result.outcome()));
    }

    private CompletionStage<Answer> connect(Caller caller, Request.Connect connect, SessionRequester session) {
        try {
            PeerAddresses addresses = addresses(caller.from(), connect);
            var change = new SessionChange.ConnectSession(
                    caller,
                    connect.port(),
                    addresses,
                    session.features(),
                    presences.replica(),
                    presences.silentGeneration(caller.user()));
            return presences.connect(change, session.holder(), readers).thenApply(SessionChanges::connected);
        } catch (InvalidValueException forbidden) {
            String reason = "addresses '" + connect.addresses() + "' " + forbidden.getMessage();
            return CompletableFuture.completedFuture(
                    new Answer.Replied(SessionReply.Failure.of(Outcome.MALFORMED, reason)));
        }
    }

    private static Answer connected(ChangeResult result) {
        return result.isOk()
                ? new Answer.Connected(result.generation(), result.before().equals(SessionChange.ConnectSession.KEYED))
                : Answer.of(result.outcome());
    }

    /** Where the agent may be reached, the observed address first; nowhere without a listener. */
    private static PeerAddresses addresses(HostAddress from, Request.Connect connect) {
        if (connect.port() == 0) {
            return PeerAddresses.NONE;
        }
        InetAddress observed = observed(from);
        PeerAddresses reachable = connect.addresses().requireReachable(observed);
        return isListed(observed) ? reachable.withObserved(new PeerAddress(observed, connect.port())) : reachable;
    }

    /** A link-local address means nothing on another link. */
    private static boolean isListed(InetAddress observed) {
        return !observed.isLinkLocalAddress();
    }

    private static InetAddress observed(HostAddress from) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(from.text()));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(from + " is no address", impossible);
        }
    }

    private static CompletionStage<Answer> replied(CompletionStage<SessionReply> reply) {
        return reply.thenApply(Answer.Replied::new);
    }

    private static CompletionStage<Answer> notServed(Request.Change change) {
        return CompletableFuture.completedFuture(Answer.notServed(change.operation()));
    }
}
