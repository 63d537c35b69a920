package dev.lonja.peer.data;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The setting of the data folder. */
@ConfigMapping(prefix = "lonja")
public interface DataConfig {
    /** The data folder ({@code LONJA_DATA_DIR}); by default {@code lonja} in the user's data folder (XDG). */
    Optional<Path> dataDir();
}
