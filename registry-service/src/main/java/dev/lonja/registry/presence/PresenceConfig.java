package dev.lonja.registry.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How ghosts are found. */
@ConfigMapping(prefix = "lonja.registry.classic")
public interface PresenceConfig {

    /** How often every connected user's listener is tried; 0 turns the check off. */
    @WithDefault("60s")
    Duration probeInterval();

    /** How many checks in a row have to fail before the presence is gone. */
    @WithDefault("3")
    int probeFailures();

    /** How long a probe waits for a connection, and then for an answer. */
    @WithDefault("1s")
    Duration probeTimeout();

    /** The most probes under way at a time. */
    @WithDefault("64")
    int maxProbes();
}
