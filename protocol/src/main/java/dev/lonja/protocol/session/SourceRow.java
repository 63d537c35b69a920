package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who has content: a row of SOURCES.
 *
 * @param owner the user
 * @param key the key of the agent; empty for a classic one
 * @param addresses where the agent may be reached, with blanks between them
 * @param percent how much of the content is there, 0 to 100
 * @param classicPath under which path a classic owner serves it; else empty
 */
public record SourceRow(String owner, Optional<KeyId> key, String addresses, int percent, String classicPath) {
    private static final int ALL = 100;

    /** Reads a row. */
    public static SourceRow read(List<String> row) throws MalformedReplyException {
        Values values = Values.ofRow(Operation.SOURCES, row);
        return new SourceRow(
                values.text(0),
                values.parse(1, KeyColumn::read),
                values.text(2),
                values.parse(3, text -> (int) Decimal.parse(text, 0, ALL)),
                values.text(4));
    }

    /** The columns. */
    public List<String> columns() {
        String id = key.map(KeyId::hex).orElse("");
        return List.of(owner, id, addresses, Decimal.write(percent), classicPath);
    }
}
