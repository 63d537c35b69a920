package dev.lonja.registry.commit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the group commit. */
@ConfigMapping(prefix = "lonja.registry.commit")
public interface CommitConfig {

    /** The most writes that share a transaction. */
    @WithDefault("256")
    int maxBatch();

    /** The most writes that wait for the writer. */
    @WithDefault("16384")
    int maxQueued();

    /** How long a write may wait for its turn before it fails without being tried. */
    @WithDefault("4s")
    Duration maxWait();
}
