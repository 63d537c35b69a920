package dev.lonja.transport.session;

import dev.lonja.transport.frame.FrameKind;
import java.time.Duration;

/**
 * The limits of a session (docs/session.md, Limits).
 *
 * @param maxStringsBytes the largest payload of strings
 * @param maxDataBytes the largest payload of DATA, and of a kind that is skipped
 * @param maxBytesBeforeHello the largest payload until HELLO is answered, of the side that was dialled
 * @param maxRequests the number of requests that the other side may have open
 * @param maxWaitingBytes with so many bytes waiting, no further row or data is made
 * @param maxEventBytes with so many bytes of events waiting, further ones become one RESYNC per watch
 * @param slowReader the time in which the other side must take something
 */
public record SessionLimits(
        int maxStringsBytes,
        int maxDataBytes,
        int maxBytesBeforeHello,
        int maxRequests,
        int maxWaitingBytes,
        int maxEventBytes,
        Duration slowReader) {
    private static final int KIB = 1024;

    /** The limits of the protocol. */
    public static final SessionLimits DEFAULT =
            new SessionLimits(64 * KIB, 1024 * KIB, 4 * KIB, 256, 1024 * KIB, 4 * 1024 * KIB, Duration.ofSeconds(30));

    /** The largest payload of a kind, known or not. */
    int maxBytes(int code) {
        return code == FrameKind.DATA.ordinal() || code >= FrameKind.FIRST_SKIPPED ? maxDataBytes : maxStringsBytes;
    }
}
