package dev.lonja.protocol.value;

/**
 * The identity of content: its size, and the root of its Merkle tree (docs/session.md, Content).
 *
 * @param sizeBytes the size
 * @param root the root as 64 hex digits in small letters
 */
public record ContentId(long sizeBytes, String root) {
    /** Refuses a negative size, and what is not a root. */
    public ContentId {
        Decimal.write(sizeBytes);
        root = Hex32.parse(root);
    }

    /**
     * Reads a size and a root.
     *
     * @throws InvalidValueException if one of them is malformed or empty
     */
    public static ContentId parse(String size, String root) {
        return new ContentId(Decimal.parse(size), root);
    }

    /** The size as it is written in a field. */
    public String size() {
        return Decimal.write(sizeBytes);
    }
}
