package dev.lonja.peer.upload.sending;

import dev.lonja.peer.shared.OpenFile;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Rates;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.channels.ClosedChannelException;

/**
 * Sends exactly the announced bytes of an open file, chunk by chunk: never more than a few chunks ahead of the reader, and
 * no faster than the rates allow. The last chunk is sent only if the file has not changed since it was opened, so that nobody
 * takes a mixture of old and new content for the file.
 *
 * <p>The file is closed only when no chunk of it is being read or written, because its descriptor may then belong to another
 * file. Thread: the event loop of the connection.
 */
public final class FileSending implements ContentSending {
    /** One chunk is read while another one is written. */
    private static final int MAX_CHUNKS_IN_FLIGHT = 2;

    private final Connection connection;
    private final Buffer header;
    private final OpenFile file;
    private final long sizeBytes;
    private final FileChunks chunks;
    private final Rates rates;
    private final Promise<Void> result = Promise.promise();
    private long position;
    private long sentBytes;
    private int inFlight;
    private boolean preparing;
    private boolean stopped;

    /** The sending of that file, which begins with the header and closes the file at its end. */
    public FileSending(Connection connection, Buffer header, OpenFile file, FileChunks chunks, Rates rates) {
        this.connection = connection;
        this.header = header;
        this.file = file;
        this.sizeBytes = file.sizeBytes();
        this.chunks = chunks;
        this.rates = rates;
    }

    /** Fails if the file has changed or cannot be read, or if the connection is lost. */
    @Override
    public Future<Void> start() {
        Future<Void> ended = result.future().onComplete(done -> stop());
        // If this write fails, the writes of the content fail too.
        connection.socket().write(header);
        sendNext();
        return ended;
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    /** Closes the file as soon as no chunk of it is used. */
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
        } else if (!stopped && !preparing && inFlight < MAX_CHUNKS_IN_FLIGHT && position < sizeBytes) {
            long rest = sizeBytes - position;
            long count = rates.chunk(Math.min(chunks.maxBytes(file, position), rest));
            if (count == rest && inFlight > 0) {
                return; // The last look at the file comes after everything else has been written.
            }
            preparing = true;
            long waitMillis = rates.reserveMillis(count);
            if (waitMillis == 0) {
                prepare(count);
            } else {
                connection.context().owner().setTimer(waitMillis, due -> prepare(count));
            }
        }
    }

    private void prepare(long count) {
        if (stopped) {
            preparing = false;
            return;
        }
        inFlight++;
        Future<Object> made = chunks.chunk(file, position, count);
        boolean isLast = position + count == sizeBytes;
        (isLast ? made.compose(this::whenUnchanged) : made).onComplete(chunk -> {
            preparing = false;
            if (chunk.succeeded()) {
                send(chunk.result(), count);
            } else {
                inFlight--;
                result.tryFail(chunk.cause());
                closeWhenUnused();
            }
        });
    }

    /** Succeeds with the chunk if the file is still unchanged after the chunk was read. */
    private Future<Object> whenUnchanged(Object chunk) {
        return connection
                .context()
                .executeBlocking(
                        () -> {
                            file.requireUnchanged();
                            return chunk;
                        },
                        false)
                .onFailure(changed -> ReferenceCountUtil.release(chunk));
    }

    private void send(Object chunk, long count) {
        if (stopped) {
            ReferenceCountUtil.release(chunk);
            inFlight--;
            closeWhenUnused();
            return;
        }
        position += count;
        connection
                .socket()
                .writeMessage(chunk)
                .onSuccess(now -> connection.run(() -> written(count)))
                .onFailure(lost -> {
                    inFlight--;
                    result.tryFail(lost);
                    closeWhenUnused();
                });
        sendNext();
    }

    /**
     * Runs after the call that wrote the chunk has returned. Otherwise a chunk that is taken at once would send the next one from
     * within that call, ever deeper, until the stack overflows and Netty ends the output. It also lets other connections in.
     */
    private void written(long count) {
        inFlight--;
        sentBytes += count;
        sendNext();
        closeWhenUnused();
    }

    private void closeWhenUnused() {
        if (stopped && inFlight == 0 && file.channel().isOpen()) {
            connection
                    .context()
                    .executeBlocking(
                            () -> {
                                file.close();
                                return null;
                            },
                            false);
        }
    }
}
