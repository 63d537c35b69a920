package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.value.Decimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * CONNECT succeeded: the session holds the presence of the user.
 *
 * @param passport what the agent shows to peers; empty if the name has no key
 * @param expiresAtSeconds when the passport ends, in seconds since 1970; empty if there is none
 * @param graceSeconds how long the presence outlives a broken session
 * @param reach whether others can connect
 */
public record Connected(String passport, OptionalLong expiresAtSeconds, long graceSeconds, Reach reach) {

    /** Reads the reply to CONNECT. */
    public static Connected read(SessionReply.Success reply) throws MalformedReplyException {
        Values values = Values.ofReply(Operation.CONNECT, reply);
        return new Connected(values.text(0), values.numberOrEmpty(1), values.number(2), Reach.read(values.text(3)));
    }

    /** The reply. */
    public SessionReply.Success reply() {
        return new SessionReply.Success(List.of(
                passport,
                expiresAtSeconds.isPresent() ? Decimal.write(expiresAtSeconds.getAsLong()) : "",
                Decimal.write(graceSeconds),
                reach.word()));
    }
}
