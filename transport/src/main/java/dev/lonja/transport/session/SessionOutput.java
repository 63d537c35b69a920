package dev.lonja.transport.session;

import dev.lonja.transport.Connection;
import dev.lonja.transport.frame.FrameKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait until the other side takes them, in one order. Frames that are written in one turn of the event loop leave
 * together. While nothing waits, it holds no buffer. Belongs to one event loop.
 */
final class SessionOutput {
    /** Frames are joined up to the size of a TLS record. */
    private static final int CHUNK_BYTES = 16 * 1024;

    private static final int FIRST_CHUNK_BYTES = 256;
    private static final int BYTES_PER_FLUSH = 64 * 1024;

    private final Connection connection;
    private final ChannelHandlerContext network;
    private final SessionLimits limits;
    private final Runnable onProgress;
    private final Queue<Chunk> chunks = new ArrayDeque<>(1);
    private final Queue<Runnable> waitingForRoom = new ArrayDeque<>(1);
    private @Nullable Chunk last;
    private @Nullable Runnable whenEmpty;
    private boolean isFlushScheduled;
    private boolean isSealed;
    private int waitingBytes;
    private int eventBytes;
    private int replies;
    private long addedBytes;
    private long takenBytes;
    private long lastTakenNanos = System.nanoTime();
    private long lastAddedNanos = lastTakenNanos;

    /** Frames that leave together. */
    private static final class Chunk {
        private final ByteBuf bytes;
        private int eventBytes;
        private int replies;

        private Chunk(ByteBuf bytes) {
            this.bytes = bytes;
        }
    }

    /** An empty output; {@code onProgress} runs when frames have left. */
    SessionOutput(Connection connection, SessionLimits limits, Runnable onProgress) {
        this.connection = connection;
        this.network = connection.socket().channelHandlerContext();
        this.limits = limits;
        this.onProgress = onProgress;
        connection.socket().drainHandler(drained -> flush());
    }

    /** Adds a frame of strings. */
    void add(FrameKind kind, int id, byte[] payload) {
        if (isSealed) {
            return;
        }
        requireAtMost(limits.maxStringsBytes(), kind, payload.length);
        Chunk chunk = chunkFor(FrameKind.HEADER_BYTES + payload.length);
        header(chunk, kind, id, payload.length);
        chunk.bytes.writeBytes(payload);
        switch (kind) {
            case EVENT -> {
                chunk.eventBytes += FrameKind.HEADER_BYTES + payload.length;
                eventBytes += FrameKind.HEADER_BYTES + payload.length;
            }
            case REPLY -> {
                chunk.replies++;
                replies++;
            }
            case REQUEST, MORE, DATA, CANCEL, BYE -> {}
        }
        added(FrameKind.HEADER_BYTES + payload.length);
    }

    /** Adds a frame of data, and releases the buffer. */
    void addData(int id, ByteBuf payload) {
        if (isSealed) {
            payload.release();
            return;
        }
        int length = payload.readableBytes();
        requireAtMost(limits.maxDataBytes(), FrameKind.DATA, length);
        header(chunkFor(FrameKind.HEADER_BYTES), FrameKind.DATA, id, length);
        chunks.add(new Chunk(payload));
        last = null;
        added(FrameKind.HEADER_BYTES + length);
    }

    /** Runs the action as soon as less waits than the limit. */
    void whenRoom(Runnable action) {
        if (hasRoom() && waitingForRoom.isEmpty()) {
            action.run();
        } else {
            waitingForRoom.add(action);
        }
    }

    /** Adds nothing any more. */
    void seal() {
        isSealed = true;
        waitingForRoom.clear();
    }

    /** The action runs when everything has left. */
    void whenEmpty(Runnable action) {
        whenEmpty = action;
        scheduleFlush();
    }

    /** Drops what has not left. */
    void clear() {
        chunks.forEach(chunk -> chunk.bytes.release());
        chunks.clear();
        last = null;
        waitingBytes = 0;
        eventBytes = 0;
        replies = 0;
    }

    /** The connection is closed: nothing will leave any more. */
    void drop() {
        seal();
        clear();
        whenEmpty = null;
    }

    /** The bytes of events that wait. */
    int eventBytes() {
        return eventBytes;
    }

    /** The number of replies that wait: the other side cannot know them yet. */
    int replies() {
        return replies;
    }

    /** When a frame was added last. */
    long lastAddedNanos() {
        return lastAddedNanos;
    }

    /** Whether something waits, and nothing was taken for the time of the limit. To be asked at intervals. */
    boolean isStuck(long nowNanos, Duration limit) {
        ChannelOutboundBuffer below = network.channel().unsafe().outboundBuffer();
        long pending = waitingBytes + (below == null ? 0 : below.totalPendingWriteBytes());
        long taken = addedBytes - pending;
        if (pending == 0 || taken > takenBytes) {
            takenBytes = taken;
            lastTakenNanos = nowNanos;
        }
        return nowNanos - lastTakenNanos >= limit.toNanos();
    }

    private boolean hasRoom() {
        return waitingBytes < limits.maxWaitingBytes();
    }

    private Chunk chunkFor(int bytes) {
        if (last == null || last.bytes.readableBytes() + bytes > CHUNK_BYTES) {
            last = new Chunk(network.alloc().heapBuffer(Math.max(bytes, FIRST_CHUNK_BYTES)));
            chunks.add(last);
        }
        return last;
    }

    private void header(Chunk chunk, FrameKind kind, int id, int length) {
        chunk.bytes.writeMedium(length).writeByte(kind.ordinal()).writeInt(id);
    }

    private void added(int bytes) {
        waitingBytes += bytes;
        addedBytes += bytes;
        lastAddedNanos = System.nanoTime();
        scheduleFlush();
    }

    private void scheduleFlush() {
        if (!isFlushScheduled) {
            isFlushScheduled = true;
            connection.run(this::flushNow);
        }
    }

    private void flushNow() {
        isFlushScheduled = false;
        flush();
    }

    private void flush() {
        Channel channel = network.channel();
        while (!chunks.isEmpty() && channel.isActive() && channel.isWritable()) {
            writeSome();
            network.flush();
        }
        onProgress.run();
        for (int turns = waitingForRoom.size(); turns > 0 && hasRoom(); turns--) {
            waitingForRoom.remove().run();
        }
        if (whenEmpty != null && chunks.isEmpty()) {
            Runnable action = whenEmpty;
            whenEmpty = null;
            action.run();
        }
    }

    private void writeSome() {
        for (int written = 0; written < BYTES_PER_FLUSH && !chunks.isEmpty(); ) {
            Chunk chunk = chunks.remove();
            if (chunk == last) {
                last = null;
            }
            written += chunk.bytes.readableBytes();
            waitingBytes -= chunk.bytes.readableBytes();
            eventBytes -= chunk.eventBytes;
            replies -= chunk.replies;
            network.write(chunk.bytes, network.voidPromise());
        }
    }

    private static void requireAtMost(int max, FrameKind kind, int length) {
        if (length > max) {
            throw new IllegalArgumentException(kind + " with " + length + " bytes; the limit is " + max);
        }
    }
}
