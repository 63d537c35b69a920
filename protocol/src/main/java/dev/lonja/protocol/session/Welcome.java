package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * HELLO succeeded: the session stands.
 *
 * @param version the edition that is spoken
 * @param server the name and version of the program
 * @param heartbeatSeconds after how long a silence of its own a side sends PING
 * @param requestsInFlight how many requests may be open
 * @param address the address from which the connection comes, as the server sees it
 * @param features what the server can do, with blanks between the words
 */
public record Welcome(
        long version, String server, long heartbeatSeconds, long requestsInFlight, String address, String features) {
    private static final String NEXT_KEY = "next=";

    /** Reads the reply to HELLO. */
    public static Welcome read(SessionReply.Success reply) throws MalformedReplyException {
        Values values = Values.ofReply(Operation.HELLO, reply);
        return new Welcome(
                values.number(0), values.text(1), values.number(2), values.number(3), values.text(4), values.text(5));
    }

    /** The key to which the registry will change; empty if it does not say, or not well. */
    public Optional<KeyId> nextKey() {
        return Arrays.stream(features.split(" "))
                .filter(word -> word.startsWith(NEXT_KEY))
                .findFirst()
                .flatMap(word -> key(word.substring(NEXT_KEY.length())));
    }

    /** The reply. */
    public SessionReply.Success reply() {
        return new SessionReply.Success(List.of(
                Decimal.write(version),
                server,
                Decimal.write(heartbeatSeconds),
                Decimal.write(requestsInFlight),
                address,
                features));
    }

    private static Optional<KeyId> key(String text) {
        try {
            return Optional.of(KeyId.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
