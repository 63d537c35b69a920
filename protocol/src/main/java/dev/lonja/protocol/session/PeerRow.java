package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.key.KeyId;
import java.util.List;
import java.util.Optional;

/**
 * A connected user: a row of LIST_PEERS.
 *
 * @param name the user
 * @param addresses where the agent may be reached, with blanks between them; empty if it has no listener. A registry may list what
 *     this edition does not know, so each word is read when it is used
 * @param key the key of the agent; empty for a classic one
 * @param features what the agent can do, with blanks between the words
 */
public record PeerRow(String name, String addresses, Optional<KeyId> key, String features) {

    /** Reads a row. */
    public static PeerRow read(List<String> row) throws MalformedReplyException {
        Values values = Values.ofRow(Operation.LIST_PEERS, row);
        return new PeerRow(values.text(0), values.text(1), values.parse(2, KeyColumn::read), values.text(3));
    }

    /** The columns. */
    public List<String> columns() {
        return List.of(name, addresses, key.map(KeyId::hex).orElse(""), features);
    }
}
