package dev.lonja.peer.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Sends exactly the announced bytes of an open file: read piece by piece on a worker, written on the event loop, and
 * never further ahead of the reader than the socket's write queue.
 *
 * <p>Vert.x' own asynchronous file opens by name, and would follow a link; this reads what was opened and checked.
 * Thread: the event loop of the socket, but for {@link #read}.
 */
final class FileSending {
    private final Vertx vertx;
    private final NetSocketInternal socket;
    private final FileChannel file;
    private final long sizeBytes;
    private final int pieceBytes;
    private final Runnable whenMoved;
    private final Promise<Void> result = Promise.promise();
    private long position;
    private boolean reading;
    private boolean stopped;

    FileSending(
            Vertx vertx,
            NetSocketInternal socket,
            FileChannel file,
            long sizeBytes,
            MemorySize piece,
            Runnable whenMoved) {
        this.vertx = vertx;
        this.socket = socket;
        this.file = file;
        this.sizeBytes = sizeBytes;
        this.pieceBytes = Math.toIntExact(piece.asLongValue());
        this.whenMoved = whenMoved;
    }

    /** Succeeds when the last byte has been written; fails when the file ends early or cannot be read. */
    Future<Void> start() {
        sendNext();
        return result.future().onComplete(done -> stop());
    }

    /** Closes the file. */
    void stop() {
        if (!stopped) {
            stopped = true;
            if (!reading) {
                close();
            }
        }
    }

    private void sendNext() {
        if (reading || stopped) {
            return;
        }
        if (position == sizeBytes) {
            result.tryComplete();
            return;
        }
        if (socket.writeQueueFull()) {
            socket.drainHandler(drained -> sendNext());
            return;
        }
        reading = true;
        long from = position;
        vertx.executeBlocking(() -> read(from), false).onComplete(piece -> {
            reading = false;
            if (piece.succeeded()) {
                send(piece.result());
            } else {
                result.tryFail(piece.cause());
            }
            if (stopped) {
                close();
            }
        });
    }

    private ByteBuf read(long from) throws IOException {
        int wanted = (int) Math.min(pieceBytes, sizeBytes - from);
        ByteBuf piece = PooledByteBufAllocator.DEFAULT.directBuffer(wanted, wanted);
        try {
            while (piece.isWritable()) {
                if (piece.writeBytes(file, from + piece.writerIndex(), piece.writableBytes()) < 0) {
                    throw new EOFException("the file has become shorter than the " + sizeBytes + " bytes announced");
                }
            }
            return piece;
        } catch (IOException failure) {
            piece.release();
            throw failure;
        }
    }

    private void send(ByteBuf piece) {
        if (stopped) {
            piece.release();
            result.tryFail(new ClosedChannelException());
            return;
        }
        position += piece.readableBytes();
        boolean last = position == sizeBytes;
        socket.writeMessage(piece).onSuccess(written -> {
            whenMoved.run();
            if (last) {
                result.tryComplete();
            }
        });
        if (!last) {
            sendNext();
        }
    }

    private void close() {
        vertx.executeBlocking(
                () -> {
                    file.close();

                    return null;
                },
                false);
    }
}
