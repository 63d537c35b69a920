package dev.lonja.registry.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The search over published files. */
@ConfigMapping(prefix = "lonja.registry.search")
public interface SearchConfig {

    /** The time between two runs that add new files to the index; a run continues until none is left. */
    @WithDefault("500ms")
    Duration interval();
}
