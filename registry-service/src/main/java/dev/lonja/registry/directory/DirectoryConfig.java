package dev.lonja.registry.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The rules for classic clients. */
@ConfigMapping(prefix = "lonja.registry.classic")
public interface DirectoryConfig {

    /** Whether, while a user is connected, only the address that it connected from may make requests in its name. */
    @WithDefault("true")
    boolean sameAddress();
}
