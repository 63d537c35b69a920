package dev.lonja.registry.wire;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.RequestDecoder;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.registry.listing.EncodedReply;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.NulFraming;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/**
 * The classic conversation on a connection: one request, one reply (protocol section 1). Belongs to the event loop of its
 * connection; {@link ConnectionState} has the diagram.
 */
final class ClassicExchange implements Exchange {
    private static final Logger LOG = Logger.getLogger(ClassicExchange.class);

    private final Connection connection;
    private final RequestExecutor executor;
    private final Replies replies;
    private final OperationLog operations;
    private final Refusals refusals;
    private final WireListener listener;
    private final WireConfig config;
    private final NulFraming framing = new NulFraming(new Strings());
    private final RequestDecoder decoder = new RequestDecoder();
    private final long arrivesByNanos;
    private ConnectionState state = new ConnectionState.Reading();

    ClassicExchange(
            Connection connection,
            RequestExecutor executor,
            Replies replies,
            OperationLog operations,
            Refusals refusals,
            WireListener listener,
            WireConfig config) {
        this.connection = connection;
        this.executor = executor;
        this.replies = replies;
        this.operations = operations;
        this.refusals = refusals;
        this.listener = listener;
        this.config = config;
        this.arrivesByNanos = System.nanoTime() + config.arrivalTimeout().toNanos();
        waitForInput();
    }

    @Override
    public void received(Buffer bytes) {
        listener.received(bytes.length());
        if (state instanceof ConnectionState.Reading) {
            framing.accept(bytes);
            if (framing.hasStopped()) {
                connection.ignore(framing.takeRest());
            } else {
                waitForInput();
            }
        } else {
            connection.ignore(bytes);
        }
    }

    @Override
    public void inputEnded() {
        switch (state) {
            case ConnectionState.Reading reading -> connection.cut();
            case ConnectionState.Executing executing -> LOG.tracef("peer=%s waits for its reply", peer());
            case ConnectionState.Writing writing -> LOG.tracef("peer=%s reads its reply", peer());
            case ConnectionState.Ended ended -> {}
        }
    }

    @Override
    public void deadlinePassed() {
        LOG.debugf("peer=%s too late while %s", peer(), state);
        switch (state) {
            case ConnectionState.Reading reading -> {
                boolean hasArrivedTooSlowly = System.nanoTime() - arrivesByNanos >= 0;
                refusals.count(hasArrivedTooSlowly ? Refusals.Reason.SLOW_REQUEST : Refusals.Reason.IDLE);
                connection.cut();
            }
            case ConnectionState.Executing executing -> {
                refusals.count(Refusals.Reason.NO_ANSWER);
                executor.giveUp(executing.asked());
                answer(replies.status(executing.asked().request().operation(), Outcome.FAILED));
            }
            case ConnectionState.Writing writing -> {
                refusals.count(Refusals.Reason.SLOW_READER);
                connection.cut();
            }
            case ConnectionState.Ended ended -> {}
        }
    }

    @Override
    public void stopping() {
        if (state instanceof ConnectionState.Reading) {
            connection.cut();
        }
    }

    @Override
    public void closed() {
        if (state instanceof ConnectionState.Executing executing) {
            executor.giveUp(executing.asked());
        }
        state = new ConnectionState.Ended();
    }

    private void take(Step step) {
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
    }

    private void execute(Step.Complete complete) {
        Asked asked = new Asked(complete, connection.from(), connection.context(), this::answer);
        state = new ConnectionState.Executing(asked);
        connection.waitFor(config.answerTimeout());
        operations.requested(complete.request(), complete.date());
        if (!executor.execute(asked)) {
            connection.pause();
        }
    }

    /** The reply is known; one that comes too late finds another state and is dropped. */
    private void answer(EncodedReply reply) {
        if (state instanceof ConnectionState.Executing executing) {
            connection.resume();
            listener.answered(executing.asked().answeredWith(reply));
            write(reply);
        }
    }

    private void write(EncodedReply reply) {
        state = new ConnectionState.Writing();
        listener.sent(reply.sizeBytes());
        long readByNanos = System.nanoTime() + config.replyTimeout().toNanos();
        connection.write(
                reply.chunks().iterator(), () -> connection.waitFor(config.writeTimeout(), readByNanos), this::written);
    }

    private void written() {
        if (state instanceof ConnectionState.Writing) {
            end();
        }
    }

    private void end() {
        state = new ConnectionState.Ended();
        connection.end();
    }

    private void waitForInput() {
        connection.waitFor(config.idleTimeout(), arrivesByNanos);
    }

    private String peer() {
        return connection.from().text();
    }

    /** The strings of the request, as the framing cuts them. */
    private final class Strings implements NulFraming.Receiver {
        @Override
        public int maxBytes() {
            return decoder.maxBytes();
        }

        @Override
        public boolean accept(byte[] string) {
            Step step = decoder.accept(string);
            take(step);
            return step instanceof Step.Incomplete;
        }

        @Override
        public void overflow() {
            take(decoder.overflow());
        }
    }
}
