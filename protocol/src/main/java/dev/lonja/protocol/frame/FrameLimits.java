package dev.lonja.protocol.frame;

/** The sizes of frames (docs/session.md, Limits). */
public final class FrameLimits {
    /** The bytes of a header: length, kind and id. */
    public static final int HEADER_BYTES = 8;
    /** The largest payload of strings. */
    public static final int MAX_STRINGS_BYTES = 64 * 1024;
    /** The largest payload of DATA, and of a kind that is skipped. */
    public static final int MAX_DATA_BYTES = 1024 * 1024;
    /** The largest payload of any kind before HELLO is answered. */
    public static final int MAX_BYTES_BEFORE_HELLO = 4 * 1024;

    private FrameLimits() {}
}
