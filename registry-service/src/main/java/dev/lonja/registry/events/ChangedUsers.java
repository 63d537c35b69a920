package dev.lonja.registry.events;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Collects the names of changed users until they are taken; holds a bounded number of names. Any thread. */
final class ChangedUsers {
    private static final int MAX_NAMES = 100;

    private final TreeSet<String> names = new TreeSet<>();
    private boolean hasMore;

    /**
     * The changed users.
     *
     * @param more whether other users may have changed too
     */
    record Changed(List<String> users, boolean more) {}

    synchronized void add(String user) {
        if (names.size() < MAX_NAMES || names.contains(user)) {
            names.add(user);
        } else {
            hasMore = true;
        }
    }

    synchronized void addAll(Collection<String> users) {
        users.forEach(this::add);
    }

    synchronized void addAllUsers() {
        hasMore = true;
    }

    synchronized Optional<Changed> take() {
        if (names.isEmpty() && !hasMore) {
            return Optional.empty();
        }
        Changed changed = new Changed(List.copyOf(names), hasMore);
        names.clear();
        hasMore = false;
        return Optional.of(changed);
    }
}
