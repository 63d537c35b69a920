package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * A key of a name: a row of LIST_KEYS.
 *
 * @param key the key
 * @param label what its user calls it; may be empty
 * @param addedAtSeconds since when it belongs to the name, in seconds since 1970
 * @param lastSeenAtSeconds when it last had a session, in seconds since 1970; empty if it never had
 */
public record KeyRow(KeyId key, String label, long addedAtSeconds, OptionalLong lastSeenAtSeconds) {

    /** Reads a row. */
    public static KeyRow read(List<String> row) throws MalformedReplyException {
        Values values = Values.ofRow(Operation.LIST_KEYS, row);
        return new KeyRow(values.parse(0, KeyId::new), values.text(1), values.number(2), values.numberOrEmpty(3));
    }

    /** The columns. */
    public List<String> columns() {
        String lastSeen = lastSeenAtSeconds.isPresent() ? Decimal.write(lastSeenAtSeconds.getAsLong()) : "";
        return List.of(key.hex(), label, Decimal.write(addedAtSeconds), lastSeen);
    }
}
