package dev.lonja.protocol.frame;

import java.nio.ByteBuffer;

/**
 * One frame of a session.
 *
 * @param kind the kind
 * @param id the unsigned number of the request that it belongs to; 0 if it belongs to none
 * @param payload the bytes from position to limit; when decoded, it may be a view of the bytes that came
 */
public record Frame(FrameKind kind, int id, ByteBuffer payload) {

    /** A frame without a payload. */
    public static Frame empty(FrameKind kind, int id) {
        return new Frame(kind, id, ByteBuffer.allocate(0));
    }
}
