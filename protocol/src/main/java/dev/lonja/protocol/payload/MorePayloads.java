package dev.lonja.protocol.payload;

import dev.lonja.protocol.value.Decimal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Packs the rows of one reply into payloads of MORE, as many as fit into each (docs/session.md, Frames). Belongs to one thread.
 */
public final class MorePayloads {
    private final int columns;
    private final byte[] start;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    /** Payloads with rows of that many strings. */
    public MorePayloads(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("rows of " + columns + " columns");
        }
        this.columns = columns;
        this.start = Strings.encode(List.of(Decimal.write(columns)));
        payload.writeBytes(start);
    }

    /**
     * Adds a row.
     *
     * @return the payload of the rows before it, if the row does not fit into that one
     * @throws IllegalArgumentException if the row does not have the right number of strings, or fits into no payload
     */
    public Optional<byte[]> add(List<String> row) {
        if (row.size() != columns) {
            throw new IllegalArgumentException("a row of " + row.size() + " strings instead of " + columns);
        }
        byte[] bytes = Strings.encode(row);
        if (start.length + bytes.length > Strings.MAX_BYTES) {
            throw new IllegalArgumentException("a row of " + bytes.length + " bytes, which fits into no payload");
        }
        Optional<byte[]> full = payload.size() + bytes.length > Strings.MAX_BYTES ? flush() : Optional.empty();
        payload.writeBytes(bytes);
        return full;
    }

    /** The payload of the rows since the last one; empty if there are none. */
    public Optional<byte[]> flush() {
        if (payload.size() == start.length) {
            return Optional.empty();
        }
        byte[] full = payload.toByteArray();
        payload.reset();
        payload.writeBytes(start);
        return Optional.of(full);
    }

    /** The bytes that are waiting for {@link #flush()}. */
    public int waitingBytes() {
        return payload.size() - start.length;
    }
}
