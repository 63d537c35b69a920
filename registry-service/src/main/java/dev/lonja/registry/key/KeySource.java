package dev.lonja.registry.key;

import dev.lonja.protocol.key.UnacceptableKeyException;
import java.io.IOException;

/** Where the key of the registry is. Blocks; belongs to one thread at a time. */
interface KeySource {

    /**
     * Reads the key.
     *
     * @throws IOException if it cannot be read, or is missing
     */
    RegistryKey read() throws IOException, UnacceptableKeyException;

    /** Whether there may be another key than the one that was read last. */
    default boolean hasChanged() {
        return false;
    }
}
