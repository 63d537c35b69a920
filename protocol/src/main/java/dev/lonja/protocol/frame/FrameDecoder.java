package dev.lonja.protocol.frame;

import static dev.lonja.protocol.frame.FrameLimits.HEADER_BYTES;
import static dev.lonja.protocol.frame.FrameLimits.MAX_BYTES_BEFORE_HELLO;
import static dev.lonja.protocol.frame.FrameLimits.MAX_DATA_BYTES;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a session into frames, from pieces of any size, and refuses a frame by its header before it holds a byte of
 * its payload (docs/session.md, Limits).
 *
 * <pre>
 *             8 bytes, allowed             all bytes of the payload
 *   HEADER ----------------------> PAYLOAD -------------------------> HEADER, and the frame is complete
 *    | |
 *    | +--- 8 bytes of a kind to skip ---> SKIPPING --- all bytes of the payload ---> HEADER
 *    +--- 8 bytes, not allowed ---> BROKEN
 * </pre>
 */
public final class FrameDecoder {

    /** The result of the input so far. */
    public sealed interface Step {
        /** More input is needed; all bytes have been taken. */
        record Incomplete() implements Step {}

        /** The next frame. Its payload is valid until the caller uses the bytes that it passed for something else. */
        record Complete(Frame frame) implements Step {}

        /** The other side has broken a rule: the session ends with this BYE. Nothing is decoded any more. */
        record Broken(Bye bye) implements Step {}
    }

    private enum State {
        HEADER,
        PAYLOAD,
        SKIPPING,
        BROKEN
    }

    /** An announced length is not believed: the memory for a payload grows as its bytes come. */
    private static final int FIRST_PAYLOAD_BYTES = 4 * 1024;

    private static final Step INCOMPLETE = new Step.Incomplete();

    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private State state = State.HEADER;
    private boolean isBeforeHello;
    private FrameKind kind = FrameKind.REQUEST;
    private int id;
    private int length;
    private int missingBytes;
    private byte[] held = {};
    private Step.@Nullable Broken broken;

    private FrameDecoder(boolean isBeforeHello) {
        this.isBeforeHello = isBeforeHello;
    }

    /** A decoder for the side that was dialled: frames are small until {@link #helloAnswered()}. */
    public static FrameDecoder beforeHello() {
        return new FrameDecoder(true);
    }

    /** A decoder for the side that dialled. */
    public static FrameDecoder afterHello() {
        return new FrameDecoder(false);
    }

    /** To be called when HELLO was answered OK: frames that begin after this may have their full size. */
    public void helloAnswered() {
        isBeforeHello = false;
    }

    /** Takes bytes up to the end of one frame at most. Bytes after it remain in the buffer, for the next call. */
    public Step accept(ByteBuffer bytes) {
        while (true) {
            switch (state) {
                case HEADER -> {
                    move(bytes, header);
                    if (header.hasRemaining()) {
                        return INCOMPLETE;
                    }
                    begin();
                }
                case PAYLOAD -> {
                    Optional<ByteBuffer> payload = takePayload(bytes);
                    if (payload.isEmpty()) {
                        return INCOMPLETE;
                    }
                    end();
                    return new Step.Complete(new Frame(kind, id, payload.get()));
                }
                case SKIPPING -> {
                    int skipped = Math.min(missingBytes, bytes.remaining());
                    bytes.position(bytes.position() + skipped);
                    missingBytes -= skipped;
                    if (missingBytes > 0) {
                        return INCOMPLETE;
                    }
                    end();
                }
                case BROKEN -> {
                    return Objects.requireNonNull(broken);
                }
            }
        }
    }

    private void begin() {
        header.flip();
        int lengthAndKind = header.getInt();
        int code = lengthAndKind & 0xff;
        length = lengthAndKind >>> Byte.SIZE;
        id = header.getInt();
        header.clear();
        Optional<FrameKind> known = FrameKind.find(code);
        int maxBytes = isBeforeHello
                ? MAX_BYTES_BEFORE_HELLO
                : known.map(FrameKind::maxPayloadBytes).orElse(MAX_DATA_BYTES);
        if (known.isEmpty() && code < FrameKind.FIRST_SKIPPED) {
            breakWith(ByeReason.PROTOCOL, "unknown kind 0x%02X".formatted(code));
        } else if (length > maxBytes) {
            String when = isBeforeHello ? " before HELLO is answered" : "";
            String problem = "a frame of kind 0x%02X with %d bytes; the limit is %d%s";
            breakWith(ByeReason.TOO_LARGE, problem.formatted(code, length, maxBytes, when));
        } else if (known.isEmpty()) {
            missingBytes = length;
            state = State.SKIPPING;
        } else {
            begin(known.get());
        }
    }

    private void begin(FrameKind known) {
        if (known.isWithoutRequest() && id != 0) {
            breakWith(ByeReason.PROTOCOL, known + " with the id " + Integer.toUnsignedString(id) + " instead of 0");
        } else if (known == FrameKind.REQUEST && id == 0) {
            breakWith(ByeReason.PROTOCOL, "REQUEST with the id 0");
        } else {
            kind = known;
            missingBytes = length;
            state = State.PAYLOAD;
        }
    }

    private Optional<ByteBuffer> takePayload(ByteBuffer bytes) {
        if (missingBytes == length && bytes.remaining() >= length) {
            ByteBuffer view = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return Optional.of(view);
        }
        int taken = Math.min(missingBytes, bytes.remaining());
        int heldBytes = length - missingBytes;
        if (held.length < heldBytes + taken) {
            held = Arrays.copyOf(held, Math.min(length, Math.max(2 * (heldBytes + taken), FIRST_PAYLOAD_BYTES)));
        }
        bytes.get(held, heldBytes, taken);
        missingBytes -= taken;
        return missingBytes > 0 ? Optional.empty() : Optional.of(ByteBuffer.wrap(held, 0, length));
    }

    private void end() {
        held = new byte[0];
        state = State.HEADER;
    }

    private void breakWith(ByeReason reason, String problem) {
        broken = new Step.Broken(Bye.of(reason, problem));
        state = State.BROKEN;
    }

    private static void move(ByteBuffer from, ByteBuffer to) {
        while (from.hasRemaining() && to.hasRemaining()) {
            to.put(from.get());
        }
    }
}
