package dev.lonja.registry.delivery;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.payload.MorePayloads;
import java.util.List;

/**
 * An encoded page of rows for a session. Many readers may share it.
 *
 * @param payloads those of MORE; never changed
 * @param strings what the REPLY says after them
 */
public record EncodedPage(List<byte[]> payloads, List<String> strings) {
    /** The longest pages; they have fewer rows than were asked for, because pages are in memory until they are taken. */
    public static final int MAX_BYTES = 256 * 1024;

    public EncodedPage {
        payloads = List.copyOf(payloads);
        strings = List.copyOf(strings);
    }

    /** A page of encoded rows of that operation. */
    public static EncodedPage of(Operation operation, List<byte[]> rows, List<String> strings) {
        return new EncodedPage(MorePayloads.of(operation.session().columns().size(), rows), strings);
    }

    /** The bytes of all payloads together. */
    public long sizeBytes() {
        return payloads.stream().mapToLong(payload -> payload.length).sum();
    }
}
