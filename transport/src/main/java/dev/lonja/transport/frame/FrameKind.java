package dev.lonja.transport.frame;

/** The kinds of frames, in the order of their bytes (docs/session.md, Frames). */
public enum FrameKind {
    REQUEST,
    REPLY,
    MORE,
    DATA,
    EVENT,
    CANCEL,
    BYE;

    /** From here on a kind that is not known is skipped; below, it ends the session. */
    public static final int FIRST_SKIPPED = 0x80;

    /** The bytes of a header: length, kind and id. */
    public static final int HEADER_BYTES = 8;

    private static final FrameKind[] BY_CODE = values();

    /** Whether the byte, 0 to 255, is a kind of this edition. */
    public static boolean isKnown(int code) {
        return code < BY_CODE.length;
    }

    /** The kind of a byte that is known. */
    public static FrameKind of(int code) {
        return BY_CODE[code];
    }
}
