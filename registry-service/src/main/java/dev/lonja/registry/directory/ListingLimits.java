package dev.lonja.registry.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limit of a listing. */
@ConfigMapping(prefix = "lonja.registry.listing")
public interface ListingLimits {

    /** The most entries of a listing; a request for a longer one fails. */
    @WithDefault("1000000")
    int maxEntries();
}
