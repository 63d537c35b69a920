package dev.lonja.registry.delivery;

/**
 * The parts of {@link ListingConfig#memory()}.
 *
 * @param maxUsers the most users of a cached LIST_USERS
 * @param maxUsersBytes the most bytes of its reply
 * @param maxContentsBytes the most bytes of all cached LIST_CONTENT together
 * @param maxContentBytes the most bytes of one of them, so that no owner can displace all others
 * @param maxOnTheirWayBytes the most bytes that are being loaded or written to readers, cached ones included
 */
public record ListingMemory(
        int maxUsers, long maxUsersBytes, long maxContentsBytes, long maxContentBytes, long maxOnTheirWayBytes) {
    private static final int PARTS = 3;
    /** The objects of a user without its bytes: measured 200 to 240 bytes. */
    private static final int BYTES_PER_USER = 240;
    /** The name, the entry, and the entry once more in its segment. */
    private static final int COPIES_OF_USER = 3;

    private static final int CONTENT_SHARE = 4;

    /** The parts of the configured memory. */
    public static ListingMemory of(ListingConfig config) {
        return of(config.memory().asLongValue());
    }

    /** The parts of that many bytes. */
    public static ListingMemory of(long bytes) {
        long part = bytes / PARTS;
        // A quarter of the users' part is for their bytes, the rest for their objects.
        int maxUsers = (int) Math.min(Integer.MAX_VALUE, part * 3 / 4 / BYTES_PER_USER);
        return new ListingMemory(maxUsers, part / 4 / COPIES_OF_USER, part, part / CONTENT_SHARE, part);
    }
}
