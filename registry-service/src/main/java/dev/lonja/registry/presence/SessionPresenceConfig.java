package dev.lonja.registry.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The presences of sessions. */
@ConfigMapping(prefix = "lonja.registry.session")
interface SessionPresenceConfig {

    /** How long a presence outlives a session that breaks, so that an agent which connects again was never away. */
    @WithDefault("15s")
    Duration grace();
}
