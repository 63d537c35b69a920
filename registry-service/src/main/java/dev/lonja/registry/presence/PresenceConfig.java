package dev.lonja.registry.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The probes that find ghosts: presences whose agent is gone. */
@ConfigMapping(prefix = "lonja.registry.classic")
public interface PresenceConfig {

    /** How often the listeners of all connected users are probed; 0 turns this off. */
    @WithDefault("60s")
    Duration probeInterval();
}
