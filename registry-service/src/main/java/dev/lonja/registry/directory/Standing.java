package dev.lonja.registry.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides who may act for a registered user.
 *
 * @param keys the ids of the keys that own the name; none if a classic client registered it
 * @param origin the origin of its presence; null if it is not connected
 */
public record Standing(Set<String> keys, @Nullable String origin) {
    public Standing {
        keys = Set.copyOf(keys);
    }

    /** Whether the name belongs to keys. It then is read-only for classic connections. */
    public boolean isKeyed() {
        return !keys.isEmpty();
    }

    /** Whether the user is connected. */
    public boolean isConnected() {
        return origin != null;
    }
}
