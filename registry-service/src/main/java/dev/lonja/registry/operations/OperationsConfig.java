package dev.lonja.registry.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The log of operations in the database. */
@ConfigMapping(prefix = "lonja.registry.operations")
public interface OperationsConfig {

    /** How long an operation is kept. */
    @WithDefault("7d")
    Duration keep();

    /** The most operations that are kept. */
    @WithDefault("100000")
    int maxRows();

    /** The most operations of this registry that are written in a second, the rest is counted; 0 writes none. */
    @WithDefault("500")
    int maxPerSecond();
}
