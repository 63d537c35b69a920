package dev.lonja.registry.listing;

/**
 * The parts of {@link ListingConfig#memory()}.
 *
 * @param maxUsersBytes the most bytes of a cached LIST_USERS
 * @param maxContentsBytes the most bytes of all cached LIST_CONTENT together
 * @param maxContentBytes the most bytes of one of them, so that no owner can displace all others
 */
record ListingMemory(long maxUsersBytes, long maxContentsBytes, long maxContentBytes) {
    /** Contents are many; the users are one listing, of about 30 bytes for each of them. */
    private static final int USERS_SHARE = 3;

    private static final int CONTENT_SHARE = 4;

    static ListingMemory of(ListingConfig config) {
        long all = config.memory().asLongValue();
        long contents = all - all / USERS_SHARE;
        return new ListingMemory(all / USERS_SHARE, contents, contents / CONTENT_SHARE);
    }
}
