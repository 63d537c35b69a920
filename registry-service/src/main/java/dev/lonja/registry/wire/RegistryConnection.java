package dev.lonja.registry.wire;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.registry.directory.HostAddress;
import dev.lonja.registry.listing.EncodedReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One classic connection: reads a request, has it executed, writes the reply, and lets the client close first where it
 * can. Belongs to the event loop of its socket; {@link ConnectionState} has the picture.
 */
final class RegistryConnection {
    private static final Logger LOG = Logger.getLogger(RegistryConnection.class);

    private final NetSocketInternal socket;
    private final HostAddress from;
    private final Context context;
    private final RequestExecutor executor;
    private final Replies replies;
    private final OperationLog operations;
    private final Refusals refusals;
    private final WireListener listener;
    private final WireConfig config;
    private final Deadline deadline;
    private final long arrivesByNanos;
    private ConnectionState state = new ConnectionState.Reading(new RequestReader());
    private boolean hasInputEnded;
    private long ignoredBytes;

    RegistryConnection(
            Vertx vertx,
            NetSocketInternal socket,
            HostAddress from,
            RequestExecutor executor,
            Replies replies,
            OperationLog operations,
            Refusals refusals,
            WireListener listener,
            WireConfig config) {
        this.socket = socket;
        this.from = from;
        this.context = vertx.getOrCreateContext();
        this.executor = executor;
        this.replies = replies;
        this.operations = operations;
        this.refusals = refusals;
        this.listener = listener;
        this.config = config;
        this.deadline = new Deadline(vertx, this::tooLate);
        this.arrivesByNanos = System.nanoTime() + config.arrivalTimeout().toNanos();
    }

    /** Begins to read. */
    void start(Runnable onClosed) {
        // Without it Netty closes the whole connection when the client has only finished sending.
        network().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.exceptionHandler(failure -> LOG.debugf("peer=%s lost: %s", from.text(), failure.getMessage()));
        socket.closeHandler(closed -> {
            lost();
            onClosed.run();
        });
        socket.eventHandler(event -> {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                inputEnded();
            }
        });
        socket.handler(this::received);
        waitForInput();
    }

    /** The registry is stopping: closes unless a request is under way. Callable from any thread. */
    void stop() {
        context.runOnContext(here -> {
            if (state instanceof ConnectionState.Reading) {
                close();
            }
        });
    }

    private void received(Buffer bytes) {
        listener.received(bytes.length());
        switch (state) {
            case ConnectionState.Reading reading -> read(reading, bytes);
            case ConnectionState.Executing executing -> ignore(bytes);
            case ConnectionState.Writing writing -> ignore(bytes);
            case ConnectionState.Draining draining -> ignore(bytes);
            case ConnectionState.Closed closed -> {}
        }
    }

    private void read(ConnectionState.Reading reading, Buffer bytes) {
        switch (reading.reader().accept(bytes)) {
            case Step.Incomplete incomplete -> waitForInput();
            case Step.Complete complete -> execute(reading, complete);
            case Step.Invalid invalid -> {
                refusals.count(Refusals.Reason.INVALID_FIELD);
                LOG.debugf("peer=%s operation=%s refused: %s", from.text(), invalid.operation(), invalid.reason());
                write(reading.refused(), replies.status(invalid.operation(), Outcome.FAILED));
            }
            case Step.Unknown unknown -> {
                refusals.count(Refusals.Reason.UNKNOWN_OPERATION);
                LOG.debugf("peer=%s closed: %s", from.text(), unknown.reason());
                drain(reading.unknown());
            }
        }
    }

    private void execute(ConnectionState.Reading reading, Step.Complete complete) {
        Asked asked = new Asked(complete, from, context, this::answer);
        state = reading.complete(asked);
        deadline.in(config.answerTimeout());
        operations.requested(complete.request(), complete.date());
        if (!executor.execute(asked)) {
            socket.pause();
        }
    }

    /** The outcome has come; one that comes too late finds another state and is dropped. */
    private void answer(EncodedReply reply) {
        if (state instanceof ConnectionState.Executing executing) {
            socket.resume();
            listener.answered(executing.asked().answeredWith(reply));
            write(executing.answered(), reply);
        }
    }

    private void write(ConnectionState.Writing writing, EncodedReply reply) {
        state = writing;
        listener.sent(reply.sizeBytes());
        long readByNanos = System.nanoTime() + config.replyTimeout().toNanos();
        new ReplyWriter(socket, reply, () -> waitFor(config.writeTimeout(), readByNanos), () -> written(writing))
                .write();
    }

    private void written(ConnectionState.Writing writing) {
        if (state == writing) {
            drain(writing.written());
        }
    }

    /** Sends the end of the stream at once, but closes only when the client has ended its own, or time is up. */
    private void drain(ConnectionState.Draining draining) {
        state = draining;
        if (hasInputEnded) {
            close();
            return;
        }
        ((DuplexChannel) network().channel()).shutdownOutput();
        deadline.in(config.lingerTime());
    }

    /** What follows the request is taken off the socket, up to a bound; beyond it the client has to wait. */
    private void ignore(Buffer bytes) {
        ignoredBytes += bytes.length();
        if (ignoredBytes > config.lingerBytes()) {
            socket.pause();
        }
    }

    private void inputEnded() {
        hasInputEnded = true;
        switch (state) {
            case ConnectionState.Reading reading -> close();
            case ConnectionState.Executing executing -> LOG.tracef("peer=%s waits for its reply", from.text());
            case ConnectionState.Writing writing -> LOG.tracef("peer=%s reads its reply", from.text());
            case ConnectionState.Draining draining -> close();
            case ConnectionState.Closed closed -> {}
        }
    }

    private void tooLate() {
        LOG.debugf("peer=%s too late while %s", from.text(), state);
        switch (state) {
            case ConnectionState.Reading reading -> {
                boolean hasArrivedTooSlowly = System.nanoTime() - arrivesByNanos >= 0;
                refusals.count(hasArrivedTooSlowly ? Refusals.Reason.SLOW_REQUEST : Refusals.Reason.IDLE);
                close();
            }
            case ConnectionState.Executing executing -> {
                refusals.count(Refusals.Reason.NO_ANSWER);
                executor.giveUp(executing.asked());
                answer(replies.status(executing.asked().request().operation(), Outcome.FAILED));
            }
            case ConnectionState.Writing writing -> {
                refusals.count(Refusals.Reason.SLOW_READER);
                close();
            }
            case ConnectionState.Draining draining -> close();
            case ConnectionState.Closed closed -> {}
        }
    }

    private void waitForInput() {
        waitFor(config.idleTimeout(), arrivesByNanos);
    }

    /** Waits so long for progress, but no longer than to that moment. */
    private void waitFor(Duration progress, long latestNanos) {
        long nanos = System.nanoTime() + progress.toNanos();
        deadline.at(nanos - latestNanos < 0 ? nanos : latestNanos);
    }

    private void lost() {
        if (state instanceof ConnectionState.Executing executing) {
            executor.giveUp(executing.asked());
        }
        state = new ConnectionState.Closed();
        deadline.cancel();
    }

    /** Below Vert.x, whose own close waits for queued bytes that a slow reader may never take. */
    private void close() {
        network().close();
    }

    private ChannelHandlerContext network() {
        return socket.channelHandlerContext();
    }
}
