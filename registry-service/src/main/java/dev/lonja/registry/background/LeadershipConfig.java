package dev.lonja.registry.background;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the registries on one database find out which of them leads. */
@ConfigMapping(prefix = "lonja.registry.leadership")
public interface LeadershipConfig {

    /** How often a registry tries to lead, or makes sure that it still does; it trusts that three times as long. */
    @WithDefault("1s")
    Duration checkInterval();
}
