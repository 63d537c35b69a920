package dev.lonja.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.Iterator;
import org.jboss.logging.Logger;

/**
 * One accepted connection: its bytes, its deadline, back pressure and its end. What is said on it is the business of its
 * {@link Exchange}.
 *
 * <pre>
 *   open --end--> lingering --they end their output, or time is up--> closed
 *     |                                                                 ^
 *     +--cut, or the connection is lost--------------------------------+
 * </pre>
 *
 * <p>Belongs to the event loop of its socket; only {@link #stop()} and {@link #run} may be called from any thread.
 */
public final class Connection {
    private static final Logger LOG = Logger.getLogger(Connection.class);

    private final NetSocketInternal socket;
    private final HostAddress from;
    private final Context context;
    private final Linger linger;
    private final Deadline deadline;
    private Exchange exchange = new Silence();
    private boolean hasInputEnded;
    private boolean isLingering;
    private long ignoredBytes;

    /** A connection that was just accepted from that address; called in its event loop. */
    public Connection(Vertx vertx, NetSocketInternal socket, HostAddress from, Linger linger) {
        this.socket = socket;
        this.from = from;
        this.context = vertx.getOrCreateContext();
        this.linger = linger;
        this.deadline = new Deadline(vertx, this::deadlinePassed);
    }

    /** Begins to read for that exchange; {@code onClosed} runs once, when the connection is over. */
    public void start(Exchange conversation, Runnable onClosed) {
        exchange = conversation;
        // Without it Netty closes the whole connection when the other side has only finished sending.
        network().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.exceptionHandler(failure -> LOG.debugf("peer=%s lost: %s", from.text(), failure.getMessage()));
        socket.closeHandler(closed -> {
            deadline.cancel();
            exchange.closed();
            onClosed.run();
        });
        socket.eventHandler(event -> {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                inputEnded();
            }
        });
        socket.handler(exchange::received);
    }

    /** The address that the connection comes from. */
    public HostAddress from() {
        return from;
    }

    /** The context of the connection's event loop. */
    public Context context() {
        return context;
    }

    /** The socket, for messages that are no chunks of bytes, such as regions of files. */
    public NetSocketInternal socket() {
        return socket;
    }

    /** Runs it in the event loop of the connection, later. Any thread. */
    public void run(Runnable action) {
        context.runOnContext(here -> action.run());
    }

    /** Tells the exchange that the server is stopping. Any thread. */
    public void stop() {
        run(() -> {
            if (!isLingering) {
                exchange.stopping();
            }
        });
    }

    /** Reads nothing more until {@link #resume()}: the other side has to wait. */
    public void pause() {
        socket.pause();
    }

    /** Reads again. */
    public void resume() {
        socket.resume();
    }

    /** Waits for progress: the exchange is told when the duration has passed and this was not called again. */
    public void waitFor(Duration progress) {
        deadline.in(progress);
    }

    /** The same, but no longer than to that moment of {@link System#nanoTime()}, however steady the progress is. */
    public void waitFor(Duration progress, long latestNanos) {
        long nanos = System.nanoTime() + progress.toNanos();
        deadline.at(nanos - latestNanos < 0 ? nanos : latestNanos);
    }

    /** The exchange waits for nothing. */
    public void stopWaiting() {
        deadline.cancel();
    }

    /** Drops bytes that nobody wants; beyond the bound of the {@link Linger} nothing more is read. */
    public void ignore(Buffer bytes) {
        ignoredBytes += bytes.length();
        if (ignoredBytes > linger.maxBytes()) {
            socket.pause();
        }
    }

    /**
     * Writes the chunks no faster than the other side takes them.
     *
     * @param onProgress called before writing, and whenever the socket takes more
     * @param onWritten called when the last chunk is written; never if the connection ends before
     */
    public void write(Iterator<ByteBuf> chunks, Runnable onProgress, Runnable onWritten) {
        new ChunkedWriter(socket, chunks, onProgress, onWritten).write();
    }

    /**
     * Ends the connection when everything is written: our output ends at once, and what still arrives goes to the exchange to
     * be ignored, until the other side ends its output or the time of the {@link Linger} is up.
     */
    public void end() {
        if (hasInputEnded) {
            cut();
            return;
        }
        isLingering = true;
        ((DuplexChannel) network().channel()).shutdownOutput();
        deadline.in(linger.time());
    }

    /** Closes at once, below Vert.x, whose own close waits for queued bytes that a slow reader may never take. */
    public void cut() {
        network().close();
    }

    private void inputEnded() {
        hasInputEnded = true;
        if (isLingering) {
            cut();
        } else {
            exchange.inputEnded();
        }
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
