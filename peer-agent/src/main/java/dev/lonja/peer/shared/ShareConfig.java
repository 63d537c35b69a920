package dev.lonja.peer.shared;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of what may be shared. */
@ConfigMapping(prefix = "lonja.peer")
public interface ShareConfig {
    /** The folders that published files must be in to be served; without the setting, any published file is served. */
    Optional<List<Path>> shareRoots();
}
