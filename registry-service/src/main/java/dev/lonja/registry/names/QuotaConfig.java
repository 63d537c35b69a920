package dev.lonja.registry.names;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The quotas that somebody may want to change. */
@ConfigMapping(prefix = "lonja.registry.quota")
public interface QuotaConfig {

    /** How long a user may be registered without ever connecting; 0 means for ever. */
    @WithDefault("0s")
    Duration unusedNames();
}
