package dev.lonja.protocol.frame;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The payload of REPLY: a status, and strings (docs/session.md, Frames).
 *
 * @param status 0 to 255
 * @param strings what follows the status; its meaning depends on the status and on the operation
 */
public record ReplyPayload(int status, List<String> strings) {
    public ReplyPayload {
        strings = List.copyOf(strings);
    }

    /**
     * Reads a payload.
     *
     * @throws BrokenPayloadException if it has no status, or what follows is not strings
     */
    public static ReplyPayload read(ByteBuffer payload) throws BrokenPayloadException {
        if (!payload.hasRemaining()) {
            throw new BrokenPayloadException("REPLY without a status");
        }
        ByteBuffer rest = payload.slice();
        int status = Byte.toUnsignedInt(rest.get());
        return new ReplyPayload(
                status, Strings.read(rest).orElseThrow(() -> new BrokenPayloadException("REPLY that is not strings")));
    }
}
