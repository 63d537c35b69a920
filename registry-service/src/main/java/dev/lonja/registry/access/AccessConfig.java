package dev.lonja.registry.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may use the HTTP interface. */
@ConfigMapping(prefix = "lonja.registry.access")
public interface AccessConfig {

    /** Accounts, each {@code name:role:hash}; the role is viewer or admin, the hash is of {@code hash-password}. */
    Optional<List<String>> accounts();

    /** A file with one account a line; empty lines and those that begin with # do not count. */
    Optional<Path> accountsFile();

    /** How many logins in a row may fail from one address before it has to wait. */
    @WithDefault("5")
    int maxFailures();

    /** How long an address has to wait at most; the first time it is a second, and every failure doubles it. */
    @WithDefault("60s")
    Duration maxWait();

    /** How long a password that was right is not computed again. */
    @WithDefault("5m")
    Duration rememberFor();
}
