package dev.lonja.peer.upload;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.NulFraming;
import io.vertx.core.buffer.Buffer;

/**
 * The classic conversation with another peer: one request, one reply (protocol section 1).
 *
 * <pre>
 *  Reading ---GET_FILE---> Uploading ---replied---> the connection ends
 *   |   |                                                   ^
 *   |   +---any other request, or a field breaks a rule---> Refused
 *   |                                                       ^
 *   +---unknown operation-----------------------------------+
 * </pre>
 *
 * <p>Thread: the event loop of the connection.
 */
final class PeerExchange implements Exchange {

    private sealed interface State {
        /** The request is not complete. */
        record Reading() implements State {}

        /** A file was asked for, and the upload answers. */
        record Uploading(Upload upload) implements State {}

        /** The request is not served. */
        record Refused() implements State {}
    }

    private final Connection connection;
    private final Uploads uploads;
    private final SelfProbe selfProbe;
    private final OpenConnections.Admitted admitted;
    private final StatusForm statuses;
    private final RequestDecoder decoder = new RequestDecoder();
    private final NulFraming framing =
            new NulFraming(decoder::maxBytes, string -> take(decoder.accept(string)), () -> take(decoder.overflow()));
    private State state = new State.Reading();

    /**
     * An exchange that waits for the whole of its request, no longer than the idle timeout, and says when that has come and when
     * it is answered. It answers with statuses of that form.
     */
    PeerExchange(
            Connection connection,
            Uploads uploads,
            SelfProbe selfProbe,
            OpenConnections.Admitted admitted,
            StatusForm statuses) {
        this.connection = connection;
        this.uploads = uploads;
        this.selfProbe = selfProbe;
        this.admitted = admitted;
        this.statuses = statuses;
        connection.waitFor(uploads.idleTimeout());
    }

    @Override
    public void received(Buffer bytes) {
        if (state instanceof State.Reading) {
            framing.accept(bytes);
            if (framing.hasStopped()) {
                connection.ignore(framing.takeRest());
            }
        } else {
            connection.ignore(bytes);
        }
    }

    @Override
    public void inputEnded() {
        if (state instanceof State.Reading) {
            connection.cut();
        }
    }

    @Override
    public void deadlinePassed() {
        switch (state) {
            case State.Reading reading -> connection.cut();
            case State.Uploading(var upload) -> upload.deadlinePassed();
            case State.Refused refused -> connection.cut();
        }
    }

    /** A stopping agent sends nothing more. */
    @Override
    public void stopping() {
        connection.cut();
    }

    @Override
    public void lingering() {
        admitted.answered();
    }

    @Override
    public void closed() {
        if (state instanceof State.Uploading(var upload)) {
            upload.stop();
        }
    }

    /** Handles the step. Returns whether the request needs more strings. */
    private boolean take(Step step) {
        if (!(step instanceof Step.Incomplete)) {
            admitted.requestArrived();
        }
        switch (step) {
            case Step.Incomplete incomplete -> {}
            case Step.Complete complete -> answer(complete.request());
            case Step.Invalid invalid -> refuse(invalid.operation());
            case Step.Unknown unknown -> {
                state = new State.Refused();
                connection.end();
            }
        }
        return step instanceof Step.Incomplete;
    }

    /** The only switch over the kinds of requests at a peer: all others than GET_FILE are for registries. */
    private void answer(Request request) {
        switch (request) {
            case Request.GetFile(String path) -> {
                selfProbe.arrived(path);
                var upload = new Upload(connection, uploads, path, statuses);
                state = new State.Uploading(upload);
                upload.begin();
            }
            case Request.Change change -> refuse(change.operation());
            case Request.Question question -> refuse(question.operation());
            case Request.Control control -> refuse(control.operation());
        }
    }

    private void refuse(Operation operation) {
        state = new State.Refused();
        uploads.refuse(connection, new Reply.Status(operation, Outcome.FAILED), statuses);
    }
}
