package dev.lonja.registry.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The operation log in the database. */
@ConfigMapping(prefix = "lonja.registry.operations")
public interface OperationsConfig {

    /** How long a record is kept. */
    @WithDefault("7d")
    Duration keep();

    /** The maximum number of records; 0 switches the log off. */
    @WithDefault("100000")
    int maxRows();
}
