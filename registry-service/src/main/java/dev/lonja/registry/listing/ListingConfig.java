package dev.lonja.registry.listing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The cache of listings. */
@ConfigMapping(prefix = "lonja.registry.listing")
public interface ListingConfig {

    /** The memory for all cached listings together; longer listings are read from the database. */
    @WithDefault("96M")
    MemorySize memory();

    /** The most time for which a registry may list what another registry has already changed. */
    @WithDefault("1s")
    Duration maxStale();
}
