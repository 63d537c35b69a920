package dev.lonja.transport.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts the bytes of a session into frames. It judges a header before it holds a byte of the payload, and between frames it holds
 * nothing. DATA is passed on as it comes. Belongs to one event loop.
 */
public final class FrameReader {

    /** Takes frames. */
    public interface Receiver {
        /** The largest payload that a frame of that kind may have now. */
        int maxBytes(int code);

        /** A frame of strings is complete. */
        void frame(FrameKind kind, int id, byte[] payload);

        /** A frame of data begins. Returns whether it is expected; if not, the receiver stops the reader. */
        boolean dataBegins(int id, int length);

        /** The next part of the frame of data that has begun. */
        void data(int id, ByteBuffer part);

        /** The other side has broken a rule. Nothing is read any more. */
        void broken(Bye reason);
    }

    /** An announced length is not believed: the memory for a payload grows as its bytes come. */
    private static final int FIRST_PAYLOAD_BYTES = 1024;

    private static final byte[] NOTHING = {};

    private final Receiver receiver;
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;
    private boolean isPaused;
    private boolean isStopped;
    private long header;
    private int headerBytes;
    private byte[] payload = NOTHING;
    private int payloadBytes;

    /** A reader at the beginning of a session. */
    public FrameReader(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Takes the next bytes in the order of their arrival. */
    public void accept(ByteBuf bytes) {
        if (isPaused) {
            unread = Unpooled.wrappedBuffer(unread, Unpooled.copiedBuffer(bytes));
            return;
        }
        while (bytes.isReadable() && !isStopped && !isPaused) {
            if (headerBytes < FrameKind.HEADER_BYTES) {
                readHeader(bytes);
            } else {
                readPayload(bytes);
            }
        }
        if (isPaused && bytes.isReadable()) {
            unread = Unpooled.copiedBuffer(bytes);
        }
    }

    /** Delivers nothing until {@link #resume()}. */
    public void pause() {
        isPaused = true;
    }

    /** Continues with the bytes that came meanwhile. */
    public void resume() {
        isPaused = false;
        ByteBuf rest = unread;
        unread = Unpooled.EMPTY_BUFFER;
        accept(rest);
    }

    /** Whether it waits for {@link #resume()}. */
    public boolean isPaused() {
        return isPaused;
    }

    /** Reads nothing any more. */
    public void stop() {
        isStopped = true;
        isPaused = false;
        payload = NOTHING;
        unread = Unpooled.EMPTY_BUFFER;
    }

    private void readHeader(ByteBuf bytes) {
        if (headerBytes == 0 && bytes.readableBytes() >= FrameKind.HEADER_BYTES) {
            header = bytes.readLong();
            headerBytes = FrameKind.HEADER_BYTES;
        } else {
            header = header << Byte.SIZE | bytes.readUnsignedByte();
            headerBytes++;
        }
        if (headerBytes == FrameKind.HEADER_BYTES) {
            begin();
        }
    }

    private void begin() {
        payloadBytes = 0;
        int max = receiver.maxBytes(code());
        if (!FrameKind.isKnown(code()) && code() < FrameKind.FIRST_SKIPPED) {
            breakWith(Bye.of(ByeReason.PROTOCOL, "unknown kind 0x%02X".formatted(code())));
        } else if (length() > max) {
            String problem = "a frame of kind 0x%02X with %d bytes; the limit is %d".formatted(code(), length(), max);
            breakWith(Bye.of(ByeReason.TOO_LARGE, problem));
        } else if (isData() && !receiver.dataBegins(id(), length())) {
            stop();
        } else if (length() == 0) {
            complete();
        }
    }

    private void readPayload(ByteBuf bytes) {
        int size = Math.min(length() - payloadBytes, bytes.readableBytes());
        if (isData()) {
            receiver.data(id(), bytes.readSlice(size).nioBuffer());
        } else if (isKept()) {
            grow(payloadBytes + size);
            bytes.readBytes(payload, payloadBytes, size);
        } else {
            bytes.skipBytes(size);
        }
        payloadBytes += size;
        if (payloadBytes == length() && !isStopped) {
            complete();
        }
    }

    private void grow(int size) {
        if (payload.length < size) {
            int doubled = Math.max(2 * payload.length, FIRST_PAYLOAD_BYTES);
            payload = Arrays.copyOf(payload, Math.min(length(), Math.max(size, doubled)));
        }
    }

    private void complete() {
        byte[] whole = payload;
        payload = NOTHING;
        headerBytes = 0;
        if (isKept()) {
            receiver.frame(FrameKind.of(code()), id(), whole);
        }
    }

    private void breakWith(Bye reason) {
        stop();
        receiver.broken(reason);
    }

    private boolean isData() {
        return code() == FrameKind.DATA.ordinal();
    }

    private boolean isKept() {
        return FrameKind.isKnown(code()) && !isData();
    }

    private int length() {
        return (int) (header >>> Long.SIZE - 24);
    }

    private int code() {
        return (int) (header >>> Integer.SIZE) & 0xff;
    }

    private int id() {
        return (int) header;
    }
}
