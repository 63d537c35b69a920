package dev.lonja.peer.registry;

import dev.lonja.protocol.codec.DatePlace;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Settings of the registry that the agent uses. */
@ConfigMapping(prefix = "lonja.peer.registry")
public interface RegistryConfig {

    /** Name or address of the registry's host. */
    @WithDefault("localhost")
    String host();

    /** Port of the registry. */
    @WithDefault("5500")
    int port();

    /** Where requests carry the date and time (section 1, Dated requests): off, first or last. */
    @WithDefault("off")
    @WithConverter(DatePlaceConverter.class)
    DatePlace dated();
}
