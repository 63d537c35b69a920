package dev.lonja.protocol.payload;

import dev.lonja.protocol.value.Decimal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
     * The payloads of rows of that many strings, which are encoded already.
     *
     * @throws IllegalArgumentException if a row fits into no payload
     */
    public static List<byte[]> of(int columns, List<byte[]> rows) {
        byte[] start = Strings.encode(List.of(Decimal.write(columns)));
        List<byte[]> payloads = new ArrayList<>(1);
        for (int from = 0; from < rows.size(); ) {
            int bytes = start.length;
            int end = from;
            while (end < rows.size() && bytes + rows.get(end).length <= Strings.MAX_BYTES) {
                bytes += rows.get(end++).length;
            }
            if (end == from) {
                throw tooLong(rows.get(from).length);
            }
            payloads.add(joined(start, rows.subList(from, end), bytes));
            from = end;
        }
        return payloads;
    }

    private static byte[] joined(byte[] start, List<byte[]> rows, int bytes) {
        byte[] payload = Arrays.copyOf(start, bytes);
        int at = start.length;
        for (byte[] row : rows) {
            System.arraycopy(row, 0, payload, at, row.length);
            at += row.length;
        }
        return payload;
    }

    private static IllegalArgumentException tooLong(int bytes) {
        return new IllegalArgumentException("a row of " + bytes + " bytes, which fits into no payload");
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
            throw tooLong(bytes.length);
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
