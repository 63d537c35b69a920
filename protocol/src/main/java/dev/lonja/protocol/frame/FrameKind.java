package dev.lonja.protocol.frame;

import java.util.List;
import java.util.Optional;

/** The kinds of frames, in the order of their bytes on the wire (docs/session.md, Frames). */
public enum FrameKind {
    /** An operation's name and its fields. */
    REQUEST(FrameLimits.MAX_STRINGS_BYTES),
    /** A status and strings; ends the request. */
    REPLY(FrameLimits.MAX_STRINGS_BYTES),
    /** Rows that come before the REPLY. */
    MORE(FrameLimits.MAX_STRINGS_BYTES),
    /** Raw bytes between MORE and REPLY. */
    DATA(FrameLimits.MAX_DATA_BYTES),
    /** A name and its fields; nobody asked for it. */
    EVENT(FrameLimits.MAX_STRINGS_BYTES),
    /** The requester wants no more of its request; a REPLY still comes. */
    CANCEL(FrameLimits.MAX_STRINGS_BYTES),
    /** The last frame of a side. */
    BYE(FrameLimits.MAX_STRINGS_BYTES);

    /** A kind from here on that is not known is skipped by its length; below, it breaks the protocol. */
    static final int FIRST_SKIPPED = 0x80;

    private static final List<FrameKind> BY_CODE = List.of(values());

    private final int maxPayloadBytes;

    FrameKind(int maxPayloadBytes) {
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** The kind of that byte, 0 to 255; empty if this edition does not know it. */
    static Optional<FrameKind> find(int code) {
        return code < BY_CODE.size() ? Optional.of(BY_CODE.get(code)) : Optional.empty();
    }

    /** The byte of the kind in the header. */
    public byte code() {
        return (byte) ordinal();
    }

    /** The largest payload of a frame of this kind, once HELLO is answered. */
    public int maxPayloadBytes() {
        return maxPayloadBytes;
    }

    /** Whether frames of this kind have the id 0, because they belong to no request. */
    boolean isWithoutRequest() {
        return this == EVENT || this == BYE;
    }
}
