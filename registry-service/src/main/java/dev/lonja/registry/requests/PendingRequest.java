package dev.lonja.registry.requests;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.RequestDate;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A complete request that has no answer yet. Equal only to itself, because two requests may have the same content. */
public final class PendingRequest {
    private final Step.Complete complete;
    private final Connection connection;
    private final Requester requester;
    private final long sinceNanos = System.nanoTime();

    /** A request that has just arrived completely on that connection. */
    public PendingRequest(Step.Complete complete, Connection connection, Requester requester) {
        this.complete = complete;
        this.connection = connection;
        this.requester = requester;
    }

    /** The request. */
    public Request request() {
        return complete.request();
    }

    /** The date of a dated request. */
    public Optional<RequestDate> date() {
        return complete.date();
    }

    /** The address that the request came from. */
    public HostAddress from() {
        return connection.from();
    }

    /** The nanoseconds since the request became complete. */
    public long nanos() {
        return System.nanoTime() - sinceNanos;
    }

    /** Runs the action in the event loop of the connection, later. Any thread. */
    void run(Runnable action) {
        connection.run(action);
    }

    /** Passes the answer to the exchange of the request. Called in its event loop. */
    public void answer(Answer answer) {
        requester.answered(this, answer);
    }

    /** The form in which the client wants listings of files. */
    ContentForm contentForm() {
        return requester.contentForm();
    }

    /** The session of the request; empty for a classic one. */
    Optional<SessionRequester> session() {
        return requester instanceof SessionRequester session ? Optional.of(session) : Optional.empty();
    }

    CompletionStage<Answer> control(Request.Control control) {
        return requester.control(control);
    }
}
