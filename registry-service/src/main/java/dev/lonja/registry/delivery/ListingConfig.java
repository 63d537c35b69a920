package dev.lonja.registry.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The memory of listings. */
@ConfigMapping(prefix = "lonja.registry.listing")
public interface ListingConfig {

    /** The memory for all listings together, cached ones and those on their way; what does not fit is streamed. */
    @WithDefault("96M")
    MemorySize memory();
}
