package dev.lonja.registry.events;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The users that something changed about since the last time somebody asked; a bounded number of names. Any thread. */
final class ChangedUsers {
    private static final int MAX_NAMES = 100;

    private final TreeSet<String> names = new TreeSet<>();
    private boolean hasMore;

    /**
     * Whom it is about.
     *
     * @param more whether it may be about anybody else too
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

    synchronized void addEverybody() {
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
