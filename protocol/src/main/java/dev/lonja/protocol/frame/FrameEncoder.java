package dev.lonja.protocol.frame;

import static dev.lonja.protocol.frame.FrameLimits.HEADER_BYTES;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Encodes frames (docs/session.md, Frames). */
public final class FrameEncoder {
    private FrameEncoder() {}

    /**
     * The header of a frame, whose payload the caller writes after it.
     *
     * @throws IllegalArgumentException if the payload is larger than the kind allows
     */
    public static byte[] header(FrameKind kind, int id, int payloadBytes) {
        if (payloadBytes < 0 || payloadBytes > kind.maxPayloadBytes()) {
            throw new IllegalArgumentException(
                    kind + " with " + payloadBytes + " bytes; the limit is " + kind.maxPayloadBytes());
        }
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(payloadBytes << Byte.SIZE | kind.code())
                .putInt(id)
                .array();
    }

    /** A REQUEST: the operation's name and its fields. */
    public static byte[] request(int id, List<String> nameAndFields) {
        return strings(FrameKind.REQUEST, id, nameAndFields);
    }

    /** A REPLY: the status, 0 to 255, and strings. */
    public static byte[] reply(int id, int status, List<String> strings) {
        var payload = new ByteArrayOutputStream();
        payload.write(status);
        Strings.append(payload, strings);
        return frame(FrameKind.REPLY, id, payload.toByteArray());
    }

    /** An EVENT: its name and its fields. */
    public static byte[] event(List<String> nameAndFields) {
        return strings(FrameKind.EVENT, 0, nameAndFields);
    }

    /** A CANCEL of that request. */
    public static byte[] cancel(int id) {
        return header(FrameKind.CANCEL, id, 0);
    }

    /** A BYE. */
    public static byte[] bye(Bye bye) {
        return strings(FrameKind.BYE, 0, bye.strings());
    }

    static byte[] frame(FrameKind kind, int id, byte[] payload) {
        byte[] header = header(kind, id, payload.length);
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put(header)
                .put(payload)
                .array();
    }

    private static byte[] strings(FrameKind kind, int id, List<String> strings) {
        return frame(kind, id, Strings.encode(strings));
    }
}
