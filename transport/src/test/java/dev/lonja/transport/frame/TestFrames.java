package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Frames as bytes. */
public final class TestFrames {
    public static final int REQUEST = 0;
    public static final int REPLY = 1;
    public static final int MORE = 2;
    public static final int DATA = 3;
    public static final int EVENT = 4;
    public static final int CANCEL = 5;
    public static final int BYE = 6;

    private TestFrames() {}

    public static byte[] header(int length, int kind, int id) {
        return ByteBuffer.allocate(8).putInt(length << 8 | kind).putInt(id).array();
    }

    public static byte[] frame(int kind, int id, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put(header(bytes.length, kind, id))
                .put(bytes)
                .array();
    }
}
