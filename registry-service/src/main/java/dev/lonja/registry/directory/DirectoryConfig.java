package dev.lonja.registry.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the directory treats classic clients. */
@ConfigMapping(prefix = "lonja.registry.classic")
public interface DirectoryConfig {

    /** Whether a connected user is spoken for only from the address that it connected from. */
    @WithDefault("true")
    boolean sameAddress();
}
