package dev.lonja.registry.wire.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Reach;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.presence.PresenceHolder;
import dev.lonja.registry.requests.Answer;
import dev.lonja.registry.requests.PendingRequest;
import dev.lonja.registry.requests.SessionRequester;
import dev.lonja.transport.session.IncomingRequest;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request of a session, from its arrival to its reply. Belongs to the event loop of its session. */
final class SessionRequest implements SessionRequester {
    private final RegistrySession session;
    private final IncomingRequest incoming;
    private final Step.Complete complete;
    private final PendingRequest pending;

    SessionRequest(RegistrySession session, IncomingRequest incoming, Step.Complete complete) {
        this.session = session;
        this.incoming = incoming;
        this.complete = complete;
        this.pending = new PendingRequest(complete, incoming.session().connection(), this);
    }

    Request request() {
        return complete.request();
    }

    Step.Complete complete() {
        return complete;
    }

    PendingRequest pending() {
        return pending;
    }

    IncomingRequest incoming() {
        return incoming;
    }

    @Override
    public KeyId key() {
        return session.key();
    }

    @Override
    public String features() {
        return session.features();
    }

    @Override
    public PresenceHolder holder() {
        return session.users();
    }

    @Override
    public long heldGeneration(String user) {
        return session.users().heldGeneration(user);
    }

    @Override
    public ContentForm contentForm() {
        return ContentForm.DESCRIBED;
    }

    @Override
    public CompletionStage<Answer> control(Request.Control control) {
        return CompletableFuture.completedFuture(Answer.notServed(control.operation()));
    }

    /** The answer is known. The reply waits for the rows, if there are any. */
    @Override
    public void answered(PendingRequest same, Answer answer) {
        session.users().answered(request(), answer);
        switch (answer) {
            case Answer.Page(EncodedPage page) ->
                write(page.payloads().iterator(), new SessionReply.Success(page.strings()));
            case Answer.Connected connected -> connected((Request.Connect) request(), connected.isKeyed());
            case Answer.Replied(SessionReply reply) -> finish(reply);
            case Answer.Done(Outcome outcome) -> finish(done(outcome));
            case Answer.Failed failed -> finish(Reasons.reply(failed));
            case Answer.Listing(var classic) -> throw new IllegalStateException("a classic listing for a session");
        }
    }

    /** Replies. */
    void answer(SessionReply reply) {
        byte[] payload = reply.outcome().reservedStatus().isPresent()
                ? SessionReply.payload((SessionReply.Failure) reply)
                : reply.payload(operation());
        session.services().observers().answered(pending, reply.outcome(), payload.length);
        incoming.reply(payload);
    }

    private SessionReply done(Outcome outcome) {
        if (outcome == Outcome.OK && request() instanceof DirectoryRequest.Watch watch) {
            return session.users().watches().open(watch);
        }
        if (outcome == Outcome.OK && request() instanceof DirectoryRequest.Unwatch unwatch) {
            return session.users().watches().close(unwatch);
        }
        return Reasons.reply(request(), outcome);
    }

    /** The requests behind it need not wait until it is known whether others reach the agent. */
    private void connected(Request.Connect connect, boolean isKeyed) {
        session.queue().done(this);
        session.services()
                .holdings()
                .probe()
                .reach(connect.user(), pending.from(), connect.port())
                .whenComplete((reach, failure) -> incoming.session()
                        .run(() -> answer(
                                session.connected(connect.user(), isKeyed, failure == null ? reach : Reach.UNKNOWN))));
    }

    private void finish(SessionReply reply) {
        answer(reply);
        session.queue().done(this);
    }

    private void write(Iterator<byte[]> payloads, SessionReply.Success reply) {
        if (incoming.isCancelled()) {
            finish(SessionReply.Failure.of(Outcome.CANCELLED, "cancelled"));
        } else if (payloads.hasNext()) {
            incoming.whenRoom(() -> {
                if (!incoming.isCancelled()) {
                    more(payloads.next());
                }
                write(payloads, reply);
            });
        } else {
            finish(reply);
        }
    }

    private void more(byte[] payload) {
        session.services().observers().sent(payload.length);
        incoming.more(payload);
    }

    private Operation operation() {
        return request().operation();
    }
}
