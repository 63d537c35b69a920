package dev.lonja.peer.upload;

import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Sends exactly the announced bytes of an open file, piece by piece: never more than a few pieces ahead of the reader,
 * and no faster than the rates allow.
 *
 * <p>The file is closed when no piece is being read or written any more; its descriptor could belong to another file by
 * then. Thread: the event loop of the socket.
 */
final class FileSending implements ContentSending {
    /** One is being read while another is being written. */
    private static final int MAX_PIECES_UNDER_WAY = 2;

    private final Vertx vertx;
    private final NetSocketInternal socket;
    private final Buffer header;
    private final FileChannel file;
    private final long sizeBytes;
    private final FileChunks pieces;
    private final SendingRates rates;
    private final Promise<Void> result = Promise.promise();
    private long position;
    private long sentBytes;
    private int underWay;
    private boolean preparing;
    private boolean stopped;

    FileSending(
            Vertx vertx,
            NetSocketInternal socket,
            Buffer header,
            FileChannel file,
            long sizeBytes,
            FileChunks pieces,
            SendingRates rates) {
        this.vertx = vertx;
        this.socket = socket;
        this.header = header;
        this.file = file;
        this.sizeBytes = sizeBytes;
        this.pieces = pieces;
        this.rates = rates;
    }

    /** Fails when the file ends early or cannot be read. */
    @Override
    public Future<Void> start() {
        Future<Void> ended = result.future().onComplete(done -> stop());
        // A failed write of the header fails those of the content too.
        socket.write(header);
        sendNext();
        return ended;
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    /** Closes the file as soon as nobody reads it. */
    @Override
    public void stop() {
        if (!stopped) {
            stopped = true;
            result.tryFail(new ClosedChannelException());
            closeWhenUnused();
        }
    }

    private void sendNext() {
        if (sentBytes == sizeBytes) {
            result.tryComplete();
        } else if (!stopped && !preparing && underWay < MAX_PIECES_UNDER_WAY && position < sizeBytes) {
            preparing = true;
            long count = rates.piece(Math.min(pieces.maxBytes(), sizeBytes - position));
            long waitMillis = rates.reserveMillis(count);
            if (waitMillis == 0) {
                prepare(count);
            } else {
                vertx.setTimer(waitMillis, due -> prepare(count));
            }
        }
    }

    private void prepare(long count) {
        if (stopped) {
            preparing = false;
            return;
        }
        underWay++;
        pieces.piece(file, position, count).onComplete(piece -> {
            preparing = false;
            if (piece.succeeded()) {
                send(piece.result(), count);
            } else {
                underWay--;
                result.tryFail(piece.cause());
                closeWhenUnused();
            }
        });
    }

    private void send(Object piece, long count) {
        if (stopped) {
            ReferenceCountUtil.release(piece);
            underWay--;
            closeWhenUnused();
            return;
        }
        position += count;
        socket.writeMessage(piece).onComplete(written -> {
            underWay--;
            if (written.succeeded()) {
                sentBytes += count;
                sendNext();
            } else {
                result.tryFail(written.cause());
            }
            closeWhenUnused();
        });
        sendNext();
    }

    private void closeWhenUnused() {
        if (stopped && underWay == 0 && file.isOpen()) {
            vertx.executeBlocking(
                    () -> {
                        file.close();
                        return null;
                    },
                    false);
        }
    }
}
