package dev.lonja.protocol.payload;

import java.io.ByteArrayOutputStream;
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
    public static ReplyPayload read(byte[] payload) throws BrokenPayloadException {
        if (payload.length == 0) {
            throw new BrokenPayloadException("REPLY without a status");
        }
        return new ReplyPayload(
                Byte.toUnsignedInt(payload[0]),
                Strings.read(payload, 1).orElseThrow(() -> new BrokenPayloadException("REPLY that is not strings")));
    }

    /** The bytes of the payload. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(status);
        Strings.append(bytes, strings);
        return bytes.toByteArray();
    }
}
