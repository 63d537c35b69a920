package dev.lonja.protocol.frame;

import dev.lonja.protocol.value.Decimal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Packs the rows of one reply into MORE frames, as many as fit into each (docs/session.md, Frames). Belongs to one thread.
 */
public final class MoreFrames {
    private final int id;
    private final int columns;
    private final byte[] start;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    /** The frames of that request, with rows of that many strings. */
    public MoreFrames(int id, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("rows of " + columns + " columns");
        }
        this.id = id;
        this.columns = columns;
        this.start = Strings.encode(List.of(Decimal.write(columns)));
        payload.writeBytes(start);
    }

    /**
     * Adds a row.
     *
     * @return the frame of the rows before it, if the row does not fit into that one
     * @throws IllegalArgumentException if the row does not have the right number of strings, or fits into no frame
     */
    public Optional<byte[]> add(List<String> row) {
        if (row.size() != columns) {
            throw new IllegalArgumentException("a row of " + row.size() + " strings instead of " + columns);
        }
        byte[] bytes = Strings.encode(row);
        if (start.length + bytes.length > FrameKind.MORE.maxPayloadBytes()) {
            throw new IllegalArgumentException("a row of " + bytes.length + " bytes, which fits into no frame");
        }
        Optional<byte[]> full =
                payload.size() + bytes.length > FrameKind.MORE.maxPayloadBytes() ? flush() : Optional.empty();
        payload.writeBytes(bytes);
        return full;
    }

    /** The frame of the rows since the last one; empty if there are none. */
    public Optional<byte[]> flush() {
        if (payload.size() == start.length) {
            return Optional.empty();
        }
        byte[] frame = FrameEncoder.frame(FrameKind.MORE, id, payload.toByteArray());
        payload.reset();
        payload.writeBytes(start);
        return Optional.of(frame);
    }

    /** The bytes that are waiting for {@link #flush()}. */
    public int waitingBytes() {
        return payload.size() - start.length;
    }
}
