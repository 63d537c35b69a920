package dev.lonja.registry.requests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests are executed. */
@ConfigMapping(prefix = "lonja.registry")
public interface RequestsConfig {

    /**
     * The largest number of requests executed at a time, and never more than the queues of changes and of readers hold. The
     * others wait, and their connections are not read meanwhile.
     */
    @WithDefault("4096")
    int maxInFlight();
}
