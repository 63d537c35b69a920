package dev.lonja.registry.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The memory of listings, and their age. */
@ConfigMapping(prefix = "lonja.registry.listing")
public interface ListingConfig {

    /** The memory for all listings together, cached ones and those on their way; what does not fit is streamed. */
    @WithDefault("96M")
    MemorySize memory();

    /** The most time for which a registry may list what another registry has already changed. */
    @WithDefault("1s")
    Duration maxStale();
}
