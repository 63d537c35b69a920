package dev.lonja.registry.wire.classic;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.RequestDecoder;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.delivery.OutgoingReply.Part;
import dev.lonja.registry.requests.Answer;
import dev.lonja.registry.requests.PendingRequest;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.requests.Requester;
import dev.lonja.registry.requests.Requests;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.WireListener;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.NulFraming;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * The classic conversation on a connection: one request, one reply (protocol section 1). Belongs to the event loop of its
 * connection; {@link ClassicState} has the diagram.
 */
final class ClassicExchange implements Exchange, Requester {
    private static final Logger LOG = Logger.getLogger(ClassicExchange.class);

    private final Connection connection;
    private final Requests requests;
    private final Refusals refusals;
    private final WireListener listener;
    private final ClassicReplies replies;
    private final ClassicTimeouts timeouts;
    private final RequestDecoder decoder = new RequestDecoder();
    private final NulFraming framing =
            new NulFraming(decoder::maxBytes, string -> take(decoder.accept(string)), () -> take(decoder.overflow()));
    private final long arrivesByNanos;
    private ClassicState state = new ClassicState.Reading();

    ClassicExchange(
            Connection connection,
            Requests requests,
            ClassicObservers observers,
            ClassicReplies replies,
            ClassicTimeouts timeouts) {
        this.connection = connection;
        this.requests = requests;
        this.refusals = observers.refusals();
        this.listener = observers.listener();
        this.replies = replies;
        this.timeouts = timeouts;
        this.arrivesByNanos = System.nanoTime() + timeouts.arrival().toNanos();
        waitForInput();
    }

    @Override
    public void received(Buffer bytes) {
        listener.received(bytes.length());
        if (!(state instanceof ClassicState.Reading)) {
            connection.ignore(bytes);
            return;
        }
        framing.accept(bytes);
        if (framing.hasStopped()) {
            connection.ignore(framing.takeRest());
        } else {
            waitForInput();
        }
    }

    @Override
    public void inputEnded() {
        switch (state) {
            case ClassicState.Reading reading -> connection.cut();
            case ClassicState.Executing executing -> LOG.tracef("peer=%s waits for its reply", peer());
            case ClassicState.Writing writing -> LOG.tracef("peer=%s reads its reply", peer());
            case ClassicState.Ended ended -> {}
        }
    }

    @Override
    public void deadlinePassed() {
        LOG.debugf("peer=%s deadline passed in state %s", peer(), state);
        switch (state) {
            case ClassicState.Reading reading -> {
                boolean hasArrivedTooSlowly = System.nanoTime() - arrivesByNanos >= 0;
                refusals.count(hasArrivedTooSlowly ? Refusals.Reason.SLOW_REQUEST : Refusals.Reason.IDLE);
                connection.cut();
            }
            case ClassicState.Executing(PendingRequest pending) -> {
                refusals.count(Refusals.Reason.NO_ANSWER);
                requests.cancel(pending);
                answered(pending, new Answer.Failed(Answer.Cause.TOO_LATE, "no answer within " + timeouts.answer()));
            }
            case ClassicState.Writing writing -> {
                refusals.count(Refusals.Reason.SLOW_READER);
                connection.cut();
            }
            case ClassicState.Ended ended -> {}
        }
    }

    @Override
    public void stopping() {
        if (state instanceof ClassicState.Reading) {
            connection.cut();
        }
    }

    @Override
    public void closed() {
        switch (state) {
            case ClassicState.Executing(PendingRequest pending) -> requests.cancel(pending);
            case ClassicState.Writing(OutgoingReply reply, long readByNanos) -> reply.close();
            case ClassicState.Reading reading -> {}
            case ClassicState.Ended ended -> {}
        }
        state = new ClassicState.Ended();
    }

    /** Writes the answer. An answer that comes too late finds another state and is ignored. */
    @Override
    public void answered(PendingRequest pending, Answer answer) {
        if (state instanceof ClassicState.Executing) {
            Request request = pending.request();
            connection.resume();
            listener.answered(
                    new AnsweredRequest(request, pending.date(), answer.outcome(), pending.from(), pending.nanos()));
            write(replies.of(request.operation(), answer));
        } else if (answer instanceof Answer.Listing(OutgoingReply unwanted)) {
            unwanted.close();
        }
    }

    @Override
    public ContentForm contentForm() {
        return replies.contentForm();
    }

    /** Answers HELLO: which edition the registry speaks besides this one, and its key. */
    @Override
    public CompletionStage<Answer> control(Request.Control control) {
        return CompletableFuture.completedFuture(new Answer.Listing(replies.hello()));
    }

    /** Handles the step. Returns whether the request needs more strings. */
    private boolean take(Step step) {
        switch (step) {
            case Step.Incomplete incomplete -> {}
            case Step.Complete complete -> execute(complete);
            case Step.Invalid invalid -> {
                refusals.count(Refusals.Reason.INVALID_FIELD);
                LOG.debugf("peer=%s operation=%s refused: %s", peer(), invalid.operation(), invalid.reason());
                write(replies.status(invalid.operation(), Outcome.FAILED));
            }
            case Step.Unknown unknown -> {
                refusals.count(Refusals.Reason.UNKNOWN_OPERATION);
                LOG.debugf("peer=%s closed: %s", peer(), unknown.reason());
                end();
            }
        }
        return step instanceof Step.Incomplete;
    }

    private void execute(Step.Complete complete) {
        PendingRequest pending = new PendingRequest(complete, connection, this);
        state = new ClassicState.Executing(pending);
        connection.waitFor(timeouts.answer());
        listener.requested(complete);
        if (!requests.submit(pending)) {
            connection.pause();
        }
    }

    private void write(OutgoingReply reply) {
        ClassicState.Writing writing = new ClassicState.Writing(
                reply, System.nanoTime() + timeouts.reply().toNanos());
        state = writing;
        waitForReader(writing);
        writeNext(writing);
    }

    private void writeNext(ClassicState.Writing writing) {
        CompletableFuture<Part> next = writing.reply().next().toCompletableFuture();
        if (next.isDone()) {
            write(writing, next);
        } else {
            next.whenComplete((part, failure) -> connection.run(() -> write(writing, next)));
        }
    }

    private void write(ClassicState.Writing writing, CompletableFuture<Part> known) {
        if (state != writing) {
            return;
        }
        if (known.isCompletedExceptionally()) {
            connection.cut();
            return;
        }
        Part part = known.join();
        listener.sent(part.sizeBytes());
        if (part.chunks().isEmpty()) {
            written(writing, part);
        } else {
            connection.write(part.chunks().iterator(), () -> waitForReader(writing), () -> written(writing, part));
        }
    }

    private void written(ClassicState.Writing writing, Part part) {
        if (state != writing) {
            return;
        }
        if (part.isLast()) {
            writing.reply().close();
            end();
        } else {
            writeNext(writing);
        }
    }

    private void waitForReader(ClassicState.Writing writing) {
        connection.waitFor(timeouts.write(), writing.readByNanos());
    }

    private void end() {
        state = new ClassicState.Ended();
        connection.end();
    }

    private void waitForInput() {
        connection.waitFor(timeouts.idle(), arrivesByNanos);
    }

    private String peer() {
        return connection.from().text();
    }
}
