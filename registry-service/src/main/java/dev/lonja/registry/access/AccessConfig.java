package dev.lonja.registry.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The accounts that may use the HTTP interface. */
@ConfigMapping(prefix = "lonja.registry.access")
public interface AccessConfig {

    /** Accounts in the form {@code name:role:hash}; the role is viewer or admin, {@code hash-password} makes the hash. */
    Optional<List<String>> accounts();

    /** A file with one account per line; empty lines and lines that begin with # are ignored. */
    Optional<Path> accountsFile();
}
