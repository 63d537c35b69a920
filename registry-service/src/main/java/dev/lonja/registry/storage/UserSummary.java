package dev.lonja.registry.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered user with its presence and the number of its files.
 *
 * @param address the address of the presence; null if the user is not connected, as are port and connectedAt
 * @param keys the ids of the keys that own the name, in hex digits
 * @param files the number of files, counted up to one more than {@link UserRepository#MAX_COUNTED_FILES}
 */
public record UserSummary(
        String name,
        Instant registeredAt,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable Instant connectedAt,
        List<String> keys,
        long files) {
    public UserSummary {
        keys = List.copyOf(keys);
    }
}
