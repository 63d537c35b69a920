package dev.lonja.registry.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The events over HTTP. */
@ConfigMapping(prefix = "lonja.registry.events")
public interface EventsConfig {

    /** The most listeners at a time. */
    @WithDefault("2000")
    int maxListeners();

    /** The most events that wait for a listener; one that is further behind is cut off. */
    @WithDefault("64")
    int maxWaiting();

    /** How long changes are put together before they are told. */
    @WithDefault("250ms")
    Duration interval();
}
