package dev.lonja.peer.registry;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which registry, and how to speak to it. */
@ConfigMapping(prefix = "lonja.peer.registry")
public interface RegistryConfig {
    /** Name or address of the registry's host. */
    @WithDefault("localhost")
    String host();

    /** Port of the registry. */
    @WithDefault("5500")
    int port();

    /** Whether to speak the classic protocol without trying a session first; so far that is always so. */
    @WithDefault("false")
    boolean classic();

    /** Whether requests carry the date and time (section 1, Dated requests). */
    @WithDefault("false")
    boolean dated();

    /** How long to wait for the connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long to wait for the next byte of a reply. */
    @WithDefault("15s")
    Duration readTimeout();

    /** How long to wait for more of a listing that may be whole already, when the registry does not close. */
    @WithDefault("300ms")
    Duration settleTime();

    /** The longest wait for the connection and for the reply when the agent says goodbye. */
    @WithDefault("2s")
    Duration goodbyeTimeout();

    /** The most bytes that a reply may have. */
    @WithDefault("128M")
    MemorySize maxReplySize();

    /** The most entries that a listing may announce. */
    @WithDefault("1000000")
    int maxListEntries();
}
