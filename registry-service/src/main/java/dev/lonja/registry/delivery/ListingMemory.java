package dev.lonja.registry.delivery;

/**
 * The parts of {@link ListingConfig#memory()}.
 *
 * @param maxUsersBytes the most bytes of the cached users
 * @param maxContentsBytes the most bytes of what is cached of the files of all owners
 * @param maxContentBytes the most bytes of one LIST_CONTENT, so that no owner can displace all others
 * @param maxOnTheirWayBytes the most bytes that are being loaded or written to readers, cached ones included
 */
public record ListingMemory(long maxUsersBytes, long maxContentsBytes, long maxContentBytes, long maxOnTheirWayBytes) {
    private static final int PARTS = 3;
    private static final int CONTENT_SHARE = 4;

    /** The parts of the configured memory. */
    public static ListingMemory of(ListingConfig config) {
        return of(config.memory().asLongValue());
    }

    /** The parts of that many bytes. */
    public static ListingMemory of(long bytes) {
        long part = bytes / PARTS;
        return new ListingMemory(part, part, part / CONTENT_SHARE, part);
    }
}
