package dev.lonja.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;
import java.time.Duration;
import java.util.Iterator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its bytes, its deadline, back pressure and its end. Its {@link Exchange} gives the bytes their meaning.
 *
 * <pre>
 *   open --end--> lingering --other side ends its output, or time is up--> closed
 *     |                                                                     ^
 *     +--cut, or the connection is lost-------------------------------------+
 * </pre>
 *
 * <p>Belongs to the event loop of its socket; only {@link #stop()} and {@link #run} may be called from any thread.
 */
public final class Connection {
    private static final Logger LOG = Logger.getLogger(Connection.class);

    private final NetSocketInternal socket;
    private final HostAddress from;
    private final ContextInternal context;
    private final Linger linger;
    private final Deadline deadline;
    private Exchange exchange = new Silence();
    private @Nullable SslHandler tls;
    private boolean hasInputEnded;
    private boolean isLingering;
    private long ignoredBytes;

    /** A connection that was just opened from or to that address; called in its event loop. */
    public Connection(NetSocketInternal socket, HostAddress from, Linger linger) {
        this.socket = socket;
        this.from = from;
        // Not the current context: there is none where a handler of Netty calls.
        this.context = ((ConnectionBase) socket).getContext();
        this.linger = linger;
        this.deadline = new Deadline(context, this::deadlinePassed);
    }

    /** Starts to read and passes everything to the exchange. {@code onClosed} runs once, when the connection is closed. */
    public void start(Exchange conversation, Runnable onClosed) {
        exchange = conversation;
        closeWhenInputEnds(false);
        socket.exceptionHandler(failure -> LOG.debugf("peer=%s lost: %s", from.text(), failure.getMessage()));
        socket.closeHandler(closed -> {
            deadline.cancel();
            exchange.closed();
            onClosed.run();
        });
        socket.eventHandler(event -> {
            if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof SslCloseCompletionEvent) {
                inputEnded();
            }
        });
        socket.handler(bytes -> exchange.received(bytes));
    }

    /** Another exchange continues the conversation. The old one receives nothing more; the deadline stays as it is. */
    public void continueWith(Exchange next) {
        exchange = next;
    }

    /** The connection is encrypted from now on by that handler, which is in its pipeline: its output ends with close_notify. */
    public void encryptedBy(SslHandler handler) {
        tls = handler;
    }

    /** The address of the other side. */
    public HostAddress from() {
        return from;
    }

    /** The context of the connection's event loop. */
    public Context context() {
        return context;
    }

    /** The socket, for messages other than chunks of bytes, such as regions of files. */
    public NetSocketInternal socket() {
        return socket;
    }

    /** Runs the action in the event loop of the connection, later. Any thread. */
    public void run(Runnable action) {
        context.runOnContext(here -> action.run());
    }

    /** Runs the action at once, for handlers of Netty, which are called in the event loop but without its context. */
    public void dispatch(Runnable action) {
        context.dispatch(action);
    }

    /** Tells the exchange that the server is stopping. Any thread. */
    public void stop() {
        run(() -> {
            if (!isLingering) {
                exchange.stopping();
            }
        });
    }

    /** Stops reading until {@link #resume()}: the other side has to wait. */
    public void pause() {
        socket.pause();
    }

    /** Reads again. */
    public void resume() {
        socket.resume();
    }

    /** Sets the deadline for progress. If it passes before this method is called again, the exchange is told. */
    public void waitFor(Duration progress) {
        deadline.in(progress);
    }

    /** Sets the deadline for progress, but not later than that moment of {@link System#nanoTime()}. */
    public void waitFor(Duration progress, long latestNanos) {
        long nanos = System.nanoTime() + progress.toNanos();
        deadline.at(nanos - latestNanos < 0 ? nanos : latestNanos);
    }

    /** Removes the deadline. */
    public void stopWaiting() {
        deadline.cancel();
    }

    /** Ignores bytes. When there are more than the {@link Linger} allows, the connection stops reading. */
    public void ignore(Buffer bytes) {
        ignoredBytes += bytes.length();
        if (ignoredBytes > linger.maxBytes()) {
            socket.pause();
        }
    }

    /**
     * Writes the chunks no faster than the other side reads them.
     *
     * @param onProgress called before writing, and whenever the socket takes more
     * @param onWritten called when the last chunk is written; never if the connection ends before
     */
    public void write(Iterator<ByteBuf> chunks, Runnable onProgress, Runnable onWritten) {
        new ChunkedWriter(socket, chunks, onProgress, onWritten).write();
    }

    /**
     * Ends the connection after everything is written. Our output ends at once. Bytes that still arrive go to the exchange,
     * which ignores them, until the other side ends its output or the time of the {@link Linger} is over.
     */
    public void end() {
        SslHandler encryption = tls;
        if (encryption == null && hasInputEnded) {
            cut();
            return;
        }
        isLingering = true;
        deadline.in(linger.time());
        if (encryption == null) {
            closeWhenInputEnds(true);
            endOutput();
        } else {
            encryption.closeOutbound().addListener(written -> closeIfInputHasEnded());
        }
        exchange.lingering();
    }

    /** Closes at once, below Vert.x and TLS, because their close waits for queued bytes that a slow reader may never read. */
    public void cut() {
        ChannelHandlerContext below = tls == null ? null : network().pipeline().context(tls);
        (below == null ? network() : below).close();
    }

    private void closeIfInputHasEnded() {
        if (hasInputEnded) {
            cut();
        }
    }

    /**
     * Ends the output, once everything is written. On a native socket this is the system call alone: Netty would also create an
     * exception for pending writes, although there are none.
     */
    private void endOutput() {
        Channel channel = network().channel();
        if (channel instanceof UnixChannel unix && unix.fd() instanceof Socket direct) {
            try {
                direct.shutdown(false, true);
            } catch (IOException | NotYetConnectedException lost) {
                LOG.debugf("peer=%s lost: %s", from.text(), lost.getMessage());
            }
        } else {
            ((DuplexChannel) channel).shutdownOutput();
        }
    }

    private void inputEnded() {
        if (hasInputEnded) {
            return;
        }
        hasInputEnded = true;
        if (isLingering) {
            cut();
        } else {
            exchange.inputEnded();
        }
    }

    /**
     * Sets whether Netty closes the whole connection when the other side ends its output. Otherwise Netty shuts down the
     * input, which fails with an exception if the socket is closed already, and exceptions are expensive.
     */
    private void closeWhenInputEnds(boolean isWanted) {
        network().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, !isWanted);
    }

    private void deadlinePassed() {
        if (isLingering) {
            cut();
        } else {
            exchange.deadlinePassed();
        }
    }

    private ChannelHandlerContext network() {
        return socket.channelHandlerContext();
    }

    /** The exchange of a connection that has not started. */
    private static final class Silence implements Exchange {
        @Override
        public void received(Buffer bytes) {}

        @Override
        public void inputEnded() {}

        @Override
        public void deadlinePassed() {}

        @Override
        public void stopping() {}

        @Override
        public void closed() {}
    }
}
