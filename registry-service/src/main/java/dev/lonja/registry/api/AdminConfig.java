package dev.lonja.registry.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the HTTP interface. */
@ConfigMapping(prefix = "lonja.registry.admin")
public interface AdminConfig {

    /** The most requests that ask the database at a time. */
    @WithDefault("4")
    int maxReads();

    /** How long a request waits for its turn; then it is answered 503. */
    @WithDefault("2s")
    Duration maxWait();

    /** How long an administrator's change may take; then it is answered 503. */
    @WithDefault("10s")
    Duration changeTimeout();
}
