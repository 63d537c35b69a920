package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.value.Decimal;
import java.util.List;

/**
 * INVITE succeeded.
 *
 * @param code the code, which is secret
 * @param expiresAtSeconds until when it works, in seconds since 1970
 */
public record Invitation(String code, long expiresAtSeconds) {

    /** Reads the reply to INVITE. */
    public static Invitation read(SessionReply.Success reply) throws MalformedReplyException {
        Values values = Values.ofReply(Operation.INVITE, reply);
        return new Invitation(values.text(0), values.number(1));
    }

    /** The reply. */
    public SessionReply.Success reply() {
        return new SessionReply.Success(List.of(code, Decimal.write(expiresAtSeconds)));
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "an invitation until " + expiresAtSeconds;
    }
}
