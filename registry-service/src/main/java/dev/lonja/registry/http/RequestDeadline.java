package dev.lonja.registry.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP connection whose request takes too long to arrive, even if its bytes keep coming, or that waits too long for
 * its next request. While a request is answered it does nothing. Belongs to the event loop of its channel; the methods that
 * {@link RequestDeadlines} calls may be called on any thread.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(RequestDeadline.class);

    private final HttpLimits limits;
    private final Runnable onClosed;
    private @Nullable ChannelHandlerContext network;
    private @Nullable ScheduledFuture<?> timer;
    private int answering;
    private int bodies;
    private boolean hasBegun = true;

    RequestDeadline(HttpLimits limits, Runnable onClosed) {
        this.limits = limits;
        this.onClosed = onClosed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        network = context;
        closeAfter(limits.arrival());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopTimer();
        onClosed.run();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!hasBegun) {
            hasBegun = true;
            if (answering == 0) {
                closeAfter(limits.arrival());
            }
        }
        context.fireChannelRead(bytes);
    }

    /** The headers of a request have arrived. */
    void headersArrived(boolean hasBody) {
        inLoop(() -> {
            answering++;
            hasBegun = false;
            if (hasBody) {
                bodies++;
            }
            if (bodies == 0) {
                stopTimer();
            } else if (hasBody && bodies == 1) {
                closeAfter(limits.arrival());
            }
        });
    }

    /** The body of such a request has arrived. */
    void bodyArrived() {
        inLoop(() -> {
            bodies--;
            if (bodies == 0) {
                stopTimer();
                awaitNext();
            }
        });
    }

    /** A request has been answered. */
    void answered() {
        inLoop(() -> {
            answering--;
            awaitNext();
        });
    }

    private void awaitNext() {
        if (answering == 0 && bodies == 0) {
            closeAfter(hasBegun ? limits.arrival() : limits.idle());
        }
    }

    private void closeAfter(Duration limit) {
        stopTimer();
        ChannelHandlerContext open = network;
        if (open != null && !open.isRemoved()) {
            timer = open.executor().schedule(() -> close(open, limit), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void close(ChannelHandlerContext open, Duration limit) {
        LOG.debugf("peer=%s closed: no complete request in %s", open.channel().remoteAddress(), limit);
        open.close();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void inLoop(Runnable change) {
        ChannelHandlerContext open = network;
        if (open == null || open.executor().inEventLoop()) {
            change.run();
        } else {
            open.executor().execute(change);
        }
    }
}
