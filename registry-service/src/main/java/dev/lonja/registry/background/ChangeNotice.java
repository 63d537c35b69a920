package dev.lonja.registry.background;

import java.util.Optional;
import java.util.Set;

/**
 * Changes in the database that were not made by the writer of this registry.
 *
 * @param users the users whose presence changed
 * @param owners the users whose files changed
 * @param isEverything whether anything may have changed
 * @param mark the last mark that somebody sent
 */
public record ChangeNotice(Set<String> users, Set<String> owners, boolean isEverything, Optional<String> mark) {
    public ChangeNotice {
        users = Set.copyOf(users);
        owners = Set.copyOf(owners);
    }
}
