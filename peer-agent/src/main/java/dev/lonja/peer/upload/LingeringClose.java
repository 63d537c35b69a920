package dev.lonja.peer.upload;

import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;

/**
 * The end of a connection whose reply is written: our side ends at once, and what the other side still sends is read
 * and thrown away, up to a bound of bytes and time. Closing over unread bytes would reset the connection and could take
 * the reply with it (section 1).
 *
 * <p>Thread: the event loop of the socket.
 */
final class LingeringClose {
    /** A reader that is alive takes the last bytes and closes within this time. */
    private static final long TIME_MILLIS = 2_000;

    /** A reader has nothing to send after its request; more than this is left unread. */
    private static final long MAX_DISCARDED_BYTES = 64 << 10;

    private final Vertx vertx;
    private final NetSocketInternal socket;
    private long discardedBytes;
    private boolean inputEnded;
    private boolean begun;
    private long timer;

    LingeringClose(Vertx vertx, NetSocketInternal socket) {
        this.vertx = vertx;
        this.socket = socket;
    }

    /** Ends our side; to be called when everything has been written. */
    void begin() {
        begun = true;
        if (inputEnded) {
            socket.close();
            return;
        }
        timer = vertx.setTimer(TIME_MILLIS, late -> socket.close());
        if (socket.channelHandlerContext().channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
    }

    /** Throws away what comes after the request; past the bound it is left unread. */
    void discard(Buffer bytes) {
        discardedBytes += bytes.length();
        if (discardedBytes > MAX_DISCARDED_BYTES) {
            socket.pause();
        }
    }

    /** The other side has ended its stream. */
    void inputEnded() {
        inputEnded = true;
        if (begun) {
            socket.close();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
