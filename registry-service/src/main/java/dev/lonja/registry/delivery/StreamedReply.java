package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A reply that one thread reads from the database while an event loop writes it. The first waits when the second does not
 * keep up, so that only a few chunks are in memory.
 */
final class StreamedReply implements OutgoingReply, ChunkSink {
    /** Enough that the database and the reader rarely wait for one another. */
    static final int MAX_BUFFERED_BYTES = 8 * EntryChunks.CHUNK_BYTES;

    /** How often a waiting thread asks whether its reader is in the way of others. */
    private static final int CHECK_MILLIS = 1000;

    private final Runnable onReady;
    private final LongPredicate isInTheWay;
    private List<ByteBuf> buffered = new ArrayList<>();
    private long bufferedBytes;
    private boolean isEnded;
    private boolean isClosed;
    private @Nullable RuntimeException failure;
    private @Nullable CompletableFuture<Part> waiting;
    private boolean isReady;
    private long takenBytes;

    /**
     * A reply without a byte.
     *
     * @param onReady is called once, before it has to wait for its reader
     * @param isInTheWay whether a reader that has taken so many bytes keeps others waiting
     */
    StreamedReply(Runnable onReady, LongPredicate isInTheWay) {
        this.onReady = onReady;
        this.isInTheWay = isInTheWay;
    }

    /**
     * Waits for the reader if there is no room. Returns false if the reader is gone.
     *
     * @throws SlowReaderException if the reader is in the way of others
     */
    @Override
    public boolean take(byte[] chunk) {
        synchronized (this) {
            buffered.add(Unpooled.wrappedBuffer(chunk));
            bufferedBytes += chunk.length;
        }
        offer();
        return waitForRoom();
    }

    /** Everything was taken. */
    void end() {
        synchronized (this) {
            isEnded = true;
        }
        offer();
    }

    /** The rest of the reply cannot be read. Returns false if the reader does not know of the reply yet. */
    boolean fail(RuntimeException reason) {
        CompletableFuture<Part> reader;
        synchronized (this) {
            if (!isReady) {
                return false;
            }
            failure = reason;
            reader = waiting;
            waiting = null;
        }
        if (reader != null) {
            reader.completeExceptionally(reason);
        }
        return true;
    }

    @Override
    public synchronized CompletionStage<Part> next() {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        if (isEnded || !buffered.isEmpty()) {
            return CompletableFuture.completedFuture(drain());
        }
        waiting = new CompletableFuture<>();
        return waiting;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        buffered = List.of();
        notifyAll();
    }

    /** Gives the reader what it waits for; the first time, the reply itself. */
    private void offer() {
        CompletableFuture<Part> reader;
        Part part = null;
        boolean isFirst;
        synchronized (this) {
            isFirst = !isReady && (isEnded || bufferedBytes >= MAX_BUFFERED_BYTES);
            isReady |= isFirst;
            reader = waiting;
            waiting = null;
            if (reader != null) {
                part = drain();
            }
        }
        if (isFirst) {
            onReady.run();
        }
        if (reader != null) {
            reader.complete(part);
        }
    }

    private synchronized boolean waitForRoom() {
        try {
            while (bufferedBytes >= MAX_BUFFERED_BYTES && !isClosed) {
                if (isInTheWay.test(takenBytes)) {
                    throw new SlowReaderException("its reader took only " + takenBytes + " bytes while others waited");
                }
                wait(CHECK_MILLIS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !isClosed;
    }

    private Part drain() {
        Part part = new Part(buffered, bufferedBytes, isEnded);
        takenBytes += bufferedBytes;
        buffered = new ArrayList<>();
        bufferedBytes = 0;
        notifyAll();
        return part;
    }
}
