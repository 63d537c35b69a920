package dev.lonja.registry.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Search over what is published. */
@ConfigMapping(prefix = "lonja.registry.search")
public interface SearchConfig {

    /** How often new files are taken in; what one round leaves is taken at once. */
    @WithDefault("500ms")
    Duration interval();

    /** The most files that are ranked; there may be more that match. */
    @WithDefault("2000")
    int maxMatches();
}
