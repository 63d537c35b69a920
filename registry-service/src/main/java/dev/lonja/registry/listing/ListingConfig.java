package dev.lonja.registry.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of listings, and how long it may be out of date. */
@ConfigMapping(prefix = "lonja.registry.listing")
public interface ListingConfig {

    /** Whether listings are kept at all; else every one is asked of the database. */
    @WithDefault("true")
    boolean keep();

    /** The most bytes that LIST_USERS may have to be kept; a longer one is asked of the database. */
    @WithDefault("33554432")
    long maxUsersBytes();

    /** The most bytes that are kept of all LIST_CONTENT together; a longer one is asked of the database. */
    @WithDefault("67108864")
    long maxContentBytes();

    /** How long a change by another registry, or by hand, may stay unseen; then nothing that is kept is used. */
    @WithDefault("1s")
    Duration maxStale();
}
