package dev.lonja.registry.key;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the key of the registry comes from. */
@ConfigMapping(prefix = "lonja.registry.session")
interface KeyConfig {

    /** A file with the private key in PEM; without one, the key is in the database. */
    Optional<Path> keyFile();
}
