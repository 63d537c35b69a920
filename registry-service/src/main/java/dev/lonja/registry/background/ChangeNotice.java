package dev.lonja.registry.background;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes in the database that were not made by the writer of this registry.
 *
 * @param users the users whose presence changed
 * @param owners the users whose files changed
 * @param deleted files that were deleted; their owners are among {@code owners}
 * @param keyed the users whose keys changed
 * @param areRules whether the rules about names changed
 * @param isEverything whether anything may have changed
 * @param mark the last mark that somebody sent
 */
public record ChangeNotice(
        Set<String> users,
        Set<String> owners,
        List<Deleted> deleted,
        Set<String> keyed,
        boolean areRules,
        boolean isEverything,
        Optional<String> mark) {
    public ChangeNotice {
        users = Set.copyOf(users);
        owners = Set.copyOf(owners);
        deleted = List.copyOf(deleted);
        keyed = Set.copyOf(keyed);
    }

    /**
     * Files that an owner no longer publishes.
     *
     * @param paths their classic paths; none if it is not said which ones they are
     */
    public record Deleted(String owner, List<String> paths) {
        public Deleted {
            paths = List.copyOf(paths);
        }
    }
}
