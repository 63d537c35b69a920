package dev.lonja.registry.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limits of the event stream. */
@ConfigMapping(prefix = "lonja.registry.events")
public interface EventsConfig {

    /** The maximum number of listeners at the same time. */
    @WithDefault("2000")
    int maxListeners();
}
